import Folders
import Proposals
import Prose
import Reviews
import Rules

/// What happens to a form: everything from outside comes as one of these.
package enum Event: Sendable {
    case action(Action)
    /// An action so many times.
    case repeated(Action, Int)
    /// An action with the character that was typed behind its keys, so many times.
    case aimed(Action, at: Character, times: Int)
    /// One character that a key types.
    case typed(Character)
    /// One character so many times.
    case typedOften(Character, Int)
    case paste(String)
    /// The mouse points at a part of the screen.
    case pointed(Pointed)
    /// Nothing was typed for 300 ms.
    case paused
    /// Nothing was typed for a second.
    case rested
    case saved(SaveResult)
    /// The file is not there to be written, and is called something else now.
    case moved(MovedFile)
    /// The external editor ended, and left a text or a problem behind.
    case edited(EditorResult)
    /// The file on disk is not what was read or written last; or it is called this now.
    case changedOnDisk(movedTo: String?)
    /// Work of an earlier run was found that was not saved.
    case foundWork(UnsavedWork)
    /// The reviewer, the records and the draft that a review begins with were read.
    case review(ReviewStart)
    /// Names of authors that are known here, the likeliest first.
    case people([String])
    /// `isOutdated` where the proposal's file is no longer what was reviewed.
    case published(SaveResult, isOutdated: Bool)
    /// The text that a commit has of the proposal.
    case revision(CommittedText)
    /// The findings of the rules in one state of the document.
    case judged(Judgement)
    /// The change of the project's settings that a setting would make; asked before it is written.
    case change(SettingChange)
    /// The template is understood otherwise now; with a message that says so.
    case template(Template, String)
    /// The texts of the template that accepted documents of the folder keep and drop.
    case learned(LearnedRoles)
    /// A word was written among the project's own.
    case wordAdded(String)
    /// The proposals that were read of the folder for its list, or more of them than before.
    case listed(ProposalListing)
    /// The places in the texts of proposals where the words that were looked for stand, and the
    /// words.
    case foundInProposals([ProposalHit], String)
    /// How many findings some proposals have, by their paths.
    case counted([String: ListedProposal.FindingCounts])
    /// A document for the preview beside the list; nil where it cannot be read.
    case proposalText(String, [UInt8]?)
    /// Where the author wants to go can be gone to.
    case mayVisit(Destination)
    /// It cannot, and why.
    case mayNotVisit(Message)
    /// The changes of several files that a wish would make; nil where no other file is concerned.
    case offer(FolderWish, FolderOffer?)
    /// The statuses that may come next, none of which follows for certain.
    case statuses([String])
    /// Links of other files that lead to the proposal.
    case linksHere([IncomingLink])
    case message(Message)
    /// A notice that stays true until its fault is mended; nil when it is.
    case notice(Notice?)
    /// Where what is not saved is kept, asked for by the question before leaving.
    case keeping(Keeping)
    /// The form asked to leave, and something would be lost, or be kept where nobody was told.
    case wouldLose(Loss)
}

extension Event {
    /// Whether the author did it, by key, paste or mouse.
    var isOfAuthor: Bool {
        switch self {
        case .action, .repeated, .aimed, .typed, .typedOften, .paste, .pointed: true
        default: false
        }
    }

    /// Whether it moves what the caret is in.
    var moves: Bool {
        switch self {
        case .action(let action), .repeated(let action, _): action == .moveUp || action == .moveDown
        default: false
        }
    }

    /// Whether it goes to a field, a section or a warning, wherever the caret is.
    var leads: Bool {
        switch self {
        case .action(let action), .repeated(let action, _):
            switch action {
            case .nextField, .previousField, .nextSection, .previousSection, .nextWarning,
                .previousWarning:
                true
            default: false
            }
        default: false
        }
    }

    /// Whether it may change what is written.
    var changesText: Bool {
        switch self {
        case .action(let action), .repeated(let action, _), .aimed(let action, _, _):
            action.changesText
        case .typed, .typedOften, .paste: true
        default: false
        }
    }

    /// Whether it only says which register the next one uses.
    var namesRegister: Bool { if case .aimed(.useRegister, _, _) = self { true } else { false } }
}

/// The place that the mouse was pressed on, or dragged to.
package enum Pointed: Equatable, Sendable {
    /// A place in a text; with `extends` what lies between it and the caret is selected.
    case caret(FieldPlace, Position, extends: Bool)
    /// A place in a text that was pressed more than once: what is selected there.
    case part(TextObject, FieldPlace, Position)
    /// A section of the outline.
    case section(Int)
    /// A day of the calendar below a date.
    case day(Day)
    /// The status in the first line.
    case status
    /// A row of the list that lies on top, by its index among the rows that are shown.
    case row(Int)
}

/// What the form asks of the outside.
package enum Effect: Equatable, Sendable {
    case save(SaveRequest)
    /// End the form; with `keepsWork` the text was not saved, and stays for a while. Where that,
    /// or a reviewer's draft, cannot be kept, the program stays and the form is told.
    case leave(keepsWork: Bool)
    /// End the form though something is lost: the author said so.
    case abandon
    case copy(String)
    case edit(EditorRequest)
    case suspend
    /// Reports of the mouse, or none.
    case setMouse(Bool)
    case redraw
    case reloadKeymap
    /// The unsaved text in the journal is of no use any more.
    case dropJournal
    /// Look whether the file is as expected, without writing it.
    case compare(SaveRequest)
    /// The author leaves the work alone for now: it stays, and is not offered again.
    case setWorkAside(UnsavedWork)
    /// The work of an earlier run was taken into the form.
    case adoptWork(UnsavedWork)
    case deleteWork(UnsavedWork)
    /// Read what a review of the proposal begins with.
    case openReview
    /// The proposal's file has the path that the form names now: what is kept of it goes along.
    case follow
    /// Let the rules judge the document while keys are heard.
    case check(Judging)
    /// Read the proposal as a commit has it.
    case findRevision(String)
    /// Find names of authors, to complete names that are typed.
    case findPeople
    /// From here on what the reviewer says is in a journal until it is published.
    case beginDraft
    /// The draft of an earlier run was taken into the review.
    case adoptDraft(UnsavedWork)
    /// Write the reviewer's record.
    case publish(Publication)
    /// Find what becomes of the project's settings when one is written or taken back.
    case findChange(Setting)
    /// Write the project's settings as the author agreed to, and read the template anew.
    case changeSettings(SettingChange)
    /// Write a word among the project's own.
    case addWord(String)
    /// Read the folder for the list, and go on while the author looks at it.
    case listProposals
    /// Look for words in all proposals.
    case searchProposals(String)
    /// Read a proposal for the preview beside the list.
    case readProposal(String)
    /// Look whether the author can go there from here.
    case visit(Destination)
    /// Find what becomes of several files by a wish.
    case findOffer(FolderWish)
    /// Make it as it was shown, and go on in the file as it is then.
    case makeOffer(FolderOffer)
    /// Find what links to the proposal.
    case findLinks
}

/// The proposal as a commit has it.
package struct CommittedText: Equatable, Sendable {
    /// What the commit has.
    package enum Found: Equatable, Sendable {
        case text([UInt8])
        /// The commit is there, and the file is not in it.
        case newFile
        case noCommit
        case noRepository
    }

    /// As it was asked for.
    package var revision: String
    package var found: Found

    package init(revision: String, found: Found) {
        (self.revision, self.found) = (revision, found)
    }
}

/// A reviewer's record that is to be written.
package struct Publication: Equatable, Sendable {
    package var request: SaveRequest
    package var reviewer: Reviewer
    /// The path of the proposal.
    package var proposal: String
    /// The bytes of the proposal's file when it was reviewed.
    package var reviewed: [UInt8]?
}

/// Text handed to `$VISUAL` or `$EDITOR`.
package struct EditorRequest: Equatable, Sendable {
    /// The part of the document that is edited.
    package enum Part: Equatable, Sendable {
        case section(Int)
        case whole
    }

    /// A section without the blank lines that end it, its last line ended; or all of the file.
    package var text: String
    /// The bytes behind the text's last word in the file: line ends, or none.
    package var tail: String
    /// Names the proposal, and the section where the text is one, without an ending or any folder.
    package var name: String
    /// The caret's line, from 1.
    package var line: Int
    package var part: Part
}

/// What came back from `$VISUAL` or `$EDITOR`.
package struct EditorResult: Equatable, Sendable {
    package var request: EditorRequest
    /// The text after the editor ended; nil if it could not be run or read.
    package var text: String?
    /// The problem to tell the author, if anything went wrong.
    package var problem: String?

    package init(request: EditorRequest, text: String?, problem: String?) {
        (self.request, self.text, self.problem) = (request, text, problem)
    }
}

/// The whole text of an earlier run that was not saved.
package struct UnsavedWork: Equatable, Sendable {
    /// The path of the work's journal.
    package var path: String
    package var bytes: [UInt8]
    /// When it was written last, as the author reads it.
    package var time: String
    /// Whether the file is not what it was when the work began.
    package var isFileChanged: Bool
    /// What the file was when the work began, where it has changed since and that is known.
    package var base: [UInt8]?
    /// The byte behind what was written last, where that is known.
    package var lastEdit: Int?
    /// The title of the proposal that the work is of, where the file is another proposal by now.
    package var other: String?
    /// The process that goes on and has the work, of which this is a copy then; nil where its run ended.
    package var holder: Int32?

    package init(
        path: String, bytes: [UInt8], time: String, isFileChanged: Bool = false,
        base: [UInt8]? = nil, lastEdit: Int? = nil
    ) {
        (self.path, self.bytes, self.time) = (path, bytes, time)
        (self.isFileChanged, self.base, self.lastEdit) = (isFileChanged, base, lastEdit)
    }
}

/// One line for the author.
package struct Message: Equatable, Sendable {
    package var text: String
    package var isError: Bool

    package init(_ text: String, isError: Bool = false) {
        (self.text, self.isError) = (text, isError)
    }
}

/// A message that is shown for as long as it is true, beside the messages of single moments.
package struct Notice: Equatable, Sendable {
    package var text: String
    /// In few words, for below a message.
    package var brief: String

    package init(_ text: String, brief: String) { (self.text, self.brief) = (text, brief) }
}

/// The work that leaving would lose, or keep elsewhere than where it always is.
package struct Loss: Equatable, Sendable {
    /// Whether text that was typed into the proposal is among the work.
    package var isText: Bool
    /// How much a reviewer has not published.
    package var drafts: Int
    package var keeping: Keeping

    package init(isText: Bool, drafts: Int, keeping: Keeping) {
        (self.isText, self.drafts, self.keeping) = (isText, drafts, keeping)
    }

    /// Whether nothing keeps it at all.
    var isWhole: Bool { !keeping.isKept }
}
