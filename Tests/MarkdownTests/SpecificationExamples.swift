/// The Markdown of the examples in the CommonMark specification.
struct SpecificationExamples {
    private(set) var documents: [[UInt8]] = []

    init(_ specification: [UInt8]) {
        let fence = String(repeating: "`", count: 32)
        var example: String?
        let text = String(decoding: specification, as: UTF8.self)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let open = example {
                if line == "." {
                    let tabbed = open.map { $0 == "→" ? "\t" : $0 }
                    documents.append(Array(String(tabbed).utf8))
                    example = nil
                } else {
                    example = open + line + "\n"
                }
            } else if line == fence + " example" {
                example = ""
            }
        }
    }
}
