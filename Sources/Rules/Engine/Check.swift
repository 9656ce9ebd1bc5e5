import Markdown
import Proposals

/// The facts that a check knows beside the bytes of one proposal.
package struct CheckContext: Sendable {
    package var template: Template
    /// The versions of the template, among which the document's own is still to be found.
    package var versions: TemplateVersions?
    /// The newest version of the template, where the document follows an older one.
    package var newest: Template?
    /// Today, in the author's time zone.
    package var today: Day
    /// The last part of the file's path; nil for standard input or a file that has no name yet.
    package var fileName: String?
    /// The settings of the project and of the command for rules.
    package var options = RuleOptions()
    /// The proposals of the folder; nil where there is none, or it was not looked at.
    package var folder: FolderFacts? {
        get { folderReading?.value }
        set { folderReading = newValue.map { facts in ReadOnce { facts } } }
    }
    package var folderReading: ReadOnce<FolderFacts?>?
    /// What follows for the texts of the template from what accepted proposals keep of the versions that they
    /// are known to follow; nil where it was not looked for.
    package var learned: ReadOnce<LearnedRoles>?
    /// What the accepted proposals keep that lie in folders beside the proposal's own.
    package var sharesBeside: ReadOnce<TemplateShares?>?
    /// What the accepted proposals of older versions of the template keep of the texts of these, which
    /// the newest one may not have; nil where there are no older versions.
    package var olderShares: ReadOnce<TemplateShares?>?
    /// What the accepted proposals keep that are known.
    var shares: TemplateShares? { sharesBeside?.value ?? folder?.shares }
    /// The file as it was committed last; nil outside a repository, and for a new file.
    package var committed: Proposal?
    /// Other texts of the proposal that git has; nil outside a repository.
    package var history: ProposalHistory?
    /// Files beside the proposal; nil where they were not looked at.
    package var files: (any LinkedFiles)?
    /// Where words are looked up; nil where none is.
    package var dictionary: (any SpellingDictionary)?
    /// The records of reviewers; nil where none were looked for.
    package var reviews: ReviewFacts?
    /// Lines above the text of the document's own file, where its metadata stand in another one.
    package var linesAbove = 0
    /// Set for a record of a review that has no proposal: the proposal that it names.
    package var orphanKey: String?
    /// The parts of a finding that the reader will see, by its level.
    package var detail: @Sendable (Level) -> FindingDetail = { _ in .fixes }

    package init(template: Template, today: Day, fileName: String? = nil) {
        (self.template, self.today, self.fileName) = (template, today, fileName)
    }

    /// With the version of the template that the document fits best.
    package func choosing(for bytes: [UInt8]) -> CheckContext {
        guard let versions else { return self }
        return choosing(versions.template(for: bytes))
    }

    fileprivate func choosing(for source: Source, headings: [Heading]) -> CheckContext {
        guard let versions else { return self }
        return choosing(versions.template(for: source, headings: headings))
    }

    private func choosing(_ version: Template) -> CheckContext {
        var context = self
        context.versions = nil
        context.template = version
        context.newest = version.day == nil ? nil : versions?.newest
        return context
    }
}

/// One proposal, read and parsed once for all rules.
package struct Check: Sendable {
    let document: CheckedDocument

    /// Judges the bytes of the proposal; one with edits is read back from what it would write.
    package init(_ proposal: Proposal, context: CheckContext) {
        let isEdited = proposal.sections.contains { $0.isEdited }
        let fresh = isEdited ? Proposal(proposal.bytes, template: proposal.template) : proposal
        let markdown = MarkdownDocument(fresh.source.bytes, extensions: .file)
        let headings = Heading.all(in: markdown.tree, of: fresh.source)
        document = CheckedDocument(fresh, markdown: markdown, headings: headings, context: context)
    }

    package init(_ bytes: [UInt8], context: CheckContext) {
        let markdown = MarkdownDocument(bytes, extensions: .file)
        let source = Source(bytes)
        let headings = Heading.all(in: markdown.tree, of: source)
        let context = context.choosing(for: source, headings: headings)
        let proposal = Proposal(source, template: context.template, headings: headings)
        document = CheckedDocument(
            proposal, markdown: markdown, headings: headings, context: context)
    }

    /// The proposal as it was judged, read from its bytes.
    package var proposal: Proposal { document.proposal }

    /// The section that holds a byte of the file.
    package func section(at offset: Int) -> Section? {
        document.placeIndex(at: offset).map { proposal.sections[$0] }
    }

    package var stage: Stage { document.stage }

    package var lines: LineTable { document.lines }

    /// All findings, by place and then by rule.
    package func findings() -> [Finding] {
        findings(of: RuleCatalogue.rules(for: document.template))
    }

    /// The findings of some rules, at the levels that the rules have for this proposal.
    private func findings(of rules: [Rule], _ problems: (Rule) -> [Problem]) -> [Finding] {
        let stage = stage
        var findings: [Finding] = []
        for rule in rules {
            guard let level = rule.level(at: stage, document.context.options) else { continue }
            for problem in problems(rule) {
                findings.append(problem.finding(rule, level, document.context.detail))
            }
        }
        return findings
    }

    /// Takes away what comments switch off.
    private func suppress(_ findings: inout [Finding]) {
        guard !document.suppressions.isEmpty else { return }
        findings.removeAll { document.switchedOff[$0.rule]?.hold($0.range.lowerBound) ?? false }
    }

    /// Takes away what others found in a value that its field's own rule does not take.
    private func dropThoseInBrokenValues(_ findings: inout [Finding], rules: [Rule]) {
        let own = Set(rules.lazy.filter(\.judgesValue).map(\.name))
        let values = findings.filter { own.contains($0.rule) && !$0.range.isEmpty }.map(\.range)
        guard !values.isEmpty else { return }
        findings.removeAll { finding in
            !own.contains(finding.rule)
                && values.contains {
                    $0.lowerBound <= finding.range.lowerBound
                        && finding.range.upperBound <= $0.upperBound
                }
        }
    }

    /// Takes away fixes that would change a value of front matter that goes with another one.
    private func dropFixesOfSharedValues(_ findings: inout [Finding]) {
        guard let mapping = try? document.frontMatter?.get() else { return }
        let shared = mapping.entries.filter(\.isShared).map(\.lines)
        guard !shared.isEmpty else { return }
        for index in findings.indices {
            findings[index].fixes.removeAll { fix in
                fix.edits.contains { edit in shared.contains { $0.overlaps(edit.range) } }
            }
        }
    }

    /// Takes away what was found between the marks of a merge, which is the merge's doing.
    private func dropThoseInConflicts(_ findings: inout [Finding]) {
        let rule = Rule.conflictMarks.name
        guard findings.contains(where: { $0.rule == rule }) else { return }
        findings.removeAll { finding in
            finding.rule != rule && document.conflicts.hold(finding.range.lowerBound)
        }
    }

    /// The findings of some rules only. What cannot be edited cannot be judged by others either,
    /// and a record is no proposal.
    func findings(of rules: [Rule]) -> [Finding] {
        let isOrphan = document.context.orphanKey != nil
        let rules =
            isOrphan
            ? [.reviewOrphan] : proposal.isReadOnly ? [.notUTF8, .frontMatterHides] : rules
        var findings = self.findings(of: rules) { $0.problems(in: document) }
        dropThoseInBrokenValues(&findings, rules: rules)
        let ofFindings = self.findings(of: rules) { $0.problems(among: findings, in: document) }
        suppress(&findings)
        findings += ofFindings
        dropThoseInConflicts(&findings)
        dropFixesOfSharedValues(&findings)
        return findings.sorted {
            ($0.range.lowerBound, $0.rule, $0.range.upperBound)
                < ($1.range.lowerBound, $1.rule, $1.range.upperBound)
        }
    }
}
