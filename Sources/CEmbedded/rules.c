/* Embeds the sources of the rules: their doc comments are the manual that `octopen rules NAME`
   prints. Every file of Sources/Rules that holds a rule stands here; a test looks for others. */
#include "CEmbedded.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char rules[] = {
#embed "../Rules/Information/ChoiceValue.swift"
,
#embed "../Rules/Information/DateForm.swift"
,
#embed "../Rules/Information/DateFuture.swift"
,
#embed "../Rules/Information/DateOrder.swift"
,
#embed "../Rules/Information/MetadataFieldForm.swift"
,
#embed "../Rules/Information/MetadataFieldMissing.swift"
,
#embed "../Rules/Information/MetadataFieldOrder.swift"
,
#embed "../Rules/Information/MetadataFieldRepeated.swift"
,
#embed "../Rules/Information/MetadataFieldUnknown.swift"
,
#embed "../Rules/Information/MetadataPlaceholder.swift"
,
#embed "../Rules/Information/MetadataSectionMissing.swift"
,
#embed "../Rules/Information/NumberForm.swift"
,
#embed "../Rules/Information/NumberMissing.swift"
,
#embed "../Rules/Information/PeopleForm.swift"
,
#embed "../Rules/Links/ContentsIncomplete.swift"
,
#embed "../Rules/Links/LinkAnchor.swift"
,
#embed "../Rules/Links/LinkEmpty.swift"
,
#embed "../Rules/Links/LinkFile.swift"
,
#embed "../Rules/Links/LinkNumberDiffers.swift"
,
#embed "../Rules/Links/LinkReference.swift"
,
#embed "../Rules/Links/LinkReversed.swift"
,
#embed "../Rules/Project/AcceptedChanged.swift"
,
#embed "../Rules/Project/FileNumberDiffers.swift"
,
#embed "../Rules/Project/NumberEarly.swift"
,
#embed "../Rules/Project/NumberTaken.swift"
,
#embed "../Rules/Project/OverlapsBranch.swift"
,
#embed "../Rules/Project/ProposalUnknown.swift"
,
#embed "../Rules/Project/StatusJump.swift"
,
#embed "../Rules/Project/SupersedeOneWay.swift"
,
#embed "../Rules/Reviews/ReviewConcern.swift"
,
#embed "../Rules/Reviews/ReviewOrphan.swift"
,
#embed "../Rules/Reviews/ReviewSelf.swift"
,
#embed "../Rules/Reviews/ReviewStale.swift"
,
#embed "../Rules/Reviews/StatusUnsigned.swift"
,
#embed "../Rules/Sections/AlternativeEmpty.swift"
,
#embed "../Rules/Sections/CommentLeft.swift"
,
#embed "../Rules/Sections/ItemRepeated.swift"
,
#embed "../Rules/Sections/ListAsked.swift"
,
#embed "../Rules/Sections/NotApplicableBare.swift"
,
#embed "../Rules/Sections/ParagraphLimit.swift"
,
#embed "../Rules/Sections/PhasesNumbered.swift"
,
#embed "../Rules/Sections/PhasesSequence.swift"
,
#embed "../Rules/Sections/PlaceholderLeft.swift"
,
#embed "../Rules/Sections/PromptLeft.swift"
,
#embed "../Rules/Sections/ReferencesLink.swift"
,
#embed "../Rules/Sections/SectionEmpty.swift"
,
#embed "../Rules/Sections/SectionExtra.swift"
,
#embed "../Rules/Sections/SectionLevel.swift"
,
#embed "../Rules/Sections/SectionMissing.swift"
,
#embed "../Rules/Sections/SectionOrder.swift"
,
#embed "../Rules/Sections/SectionRenamed.swift"
,
#embed "../Rules/Sections/SectionRepeated.swift"
,
#embed "../Rules/Sections/SectionUntouched.swift"
,
#embed "../Rules/Sections/TemplateNewer.swift"
,
#embed "../Rules/Sections/TodoMark.swift"
,
#embed "../Rules/Sections/WordLimit.swift"
,
#embed "../Rules/Text/AlertForm.swift"
,
#embed "../Rules/Text/ConflictMarks.swift"
,
#embed "../Rules/Text/FenceOpen.swift"
,
#embed "../Rules/Text/FrontMatterForm.swift"
,
#embed "../Rules/Text/FrontMatterHides.swift"
,
#embed "../Rules/Text/HeadingNoSpace.swift"
,
#embed "../Rules/Text/HiddenCharacter.swift"
,
#embed "../Rules/Text/LineEndsMixed.swift"
,
#embed "../Rules/Text/LinesJoin.swift"
,
#embed "../Rules/Text/NotUTF8.swift"
,
#embed "../Rules/Text/Spelling.swift"
,
#embed "../Rules/Text/TableColumns.swift"
,
#embed "../Rules/Text/TextAsTag.swift"
,
#embed "../Rules/Text/UnresolvedBlock.swift"
,
#embed "../Rules/Text/WordRepeated.swift"
,
#embed "../Rules/Title/FileNameForm.swift"
,
#embed "../Rules/Title/PreambleLeft.swift"
,
#embed "../Rules/Title/TitleDiffers.swift"
,
#embed "../Rules/Title/TitleLong.swift"
,
#embed "../Rules/Title/TitleMissing.swift"
,
#embed "../Rules/Title/TitleNumberDiffers.swift"
,
#embed "../Rules/Title/TitlePlaceholder.swift"
,
#embed "../Rules/Title/TitleRepeated.swift"
,
#embed "../Rules/Engine/Suppression.swift"
};

const octopen_embedded_file octopen_rule_sources = {"rules", rules, sizeof rules};
