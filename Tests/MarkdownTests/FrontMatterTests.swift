import Glibc
import TestSupport
import Testing

@testable import Markdown

/// What is front matter, and what is a rule at the top of a document.
struct FrontMatterTests {
    @Test(arguments: [
        "---\nstatus: proposed\n---\n",
        "--- \t\nstatus: proposed\n---  \n",
        "\u{FEFF}---\nstatus: proposed\n---\n",
        "---\r\nstatus: proposed\r\n---\r\n",
        "---\nstatus: proposed\n...\n",
        "---\nstatus: proposed\n---",
        "---\n---\n",
        "---\n\n---\n",
        "---\n# A remark.\nstatus: proposed\n\ntags:\n- a\n- b\n---\n",
        "---\nconsulted: >-\n  the disk team\n  and others\n---\n",
        "---\ntags: [a,\n  b,\n]\n---\n", "---\nsee-also:[]\nurl:\"a\"\n---\n",
        "---\n\"a key\": 1\n'other': 2\n---\n",
        "---\n  title: x\n  status: y\n---\n",
        "---\nurl: https://example.org/a\nempty:\n---\n",
        "---\ntext: |\n  ```\n  # no heading\n---\n",
        "---\na: b\n<!-- c: d -->\ne: f\n---\n", "---\na: b\n<!---\nWords of it.\n-->\ne: f\n---\n",
        "---\na: b\n<c: d>\n<e:>\n<  - f> \n---\n", "---\n<a: b>\nc: d\n---\n",
        "<!--\nCopyright\n-->\n\n---\nstatus: proposed\n---\n",
        "\u{FEFF}<!-- a -->\r\n<!-- b --> \r\n---\r\nc: d\r\n---\r\n",
        "<!-- a -->\n---\nb: c\n# d\ne: f\n\ng: h\n...\n",
        "{\n  \"title\": \"x\",\n  \"of\": {\n    \"a\": 1\n  }\n}\n", "{\r\n\r\n\"a\": 1\r\n}\r\n",
    ])
    func isFrontMatter(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(FrontMatter(bytes)?.range.upperBound == bytes.count)
        // `---after` closes nothing.
        let isLine = bytes.last == UInt8(ascii: "\n")
        #expect(
            FrontMatter(bytes + Array("after\n".utf8))?.range.upperBound
                == (isLine ? bytes.count : nil))
    }

    @Test(arguments: [
        // A rule, and another below.
        "---\n\n# Title\n\n---\n",
        "---\n\n# Title\n\n## Part\n\n- **Status**: Draft\n\nWords.\n\n---\n",
        "---\n- a\n- b\n---\n",
        "---\nSome words.\n---\n",
        "---\nstatus: proposed\nSome words.\n---\n",
        "---\n> quote: a\n---\n",
        "---\n```\na: b\n```\n---\n",
        "---\nhttps://example.org\n---\n",
        "---\nThis is a sentence of more than sixty characters that ends so: well\n---\n",
        // Not the first line, not a marker, never closed.
        "\n---\nstatus: proposed\n---\n", " ---\nstatus: proposed\n---\n",
        "----\nstatus: proposed\n---\n", "---\nstatus: proposed\n", "--- x\na: b\n---\n", "---", "",
        "---\nstatus: proposed\n ---\n",
        "---\n<a: b>\n---\n", "---\n<br>\na: b\n---\n", "---\na: b\n<br> words\n---\n",
        "---\n<!-- c -->\n---\n", "---\na: b\n<!-- never closed\n---\n",
        // Below a comment it may be a rule with headings below.
        "<!-- a -->\n---\n---\n", "<!-- a -->\n---\n# b\n---\n", "<!-- a -->\n---\n\nb: c\n---\n",
        "<!-- a -->\n---\nb: c\n\n# d\n\ne: f\n---\n", "<!-- a -->\n---\nb: c\n# d\n---\n",
        "<!-- a --> b\n---\nc: d\n---\n", "<!-- a -->\n ---\nb: c\n---\n",
        "<!-- a\n---\nb: c\n---\n", "<!-- a --> ---\nb: c\n---\n",
        "a\n<!-- b -->\n---\nc: d\n---\n",
        "<!-- octopen: off todo: a -->\n---\nb: c\n---\n", "<!-- a -->\n{\n\"b\": 1\n}\n",
        "{\nwords\n}\n", "{\n\"a\": 1\n", "{ \"a\": 1 }\n", "{\n}\n", "\n{\n\"a\": 1\n}\n",
    ])
    func isNone(_ text: String) {
        #expect(FrontMatter(Array(text.utf8)) == nil)
    }

    @Test func readsLinesOfJSON() throws {
        let bytes = Array("{\n  \"title\": \"A: b\",\n  \"draft\": true\n}\nText.\n".utf8)
        let found = try #require(FrontMatter(bytes))
        #expect(!found.isYAML)
        let entries = found.entries(of: bytes)
        #expect(entries.map(\.key) == ["title", "draft"])
        #expect(entries.map(\.value) == ["A: b", "true"])
    }

    @Test func readsKeysAndValues() {
        let text = """
            ---
            # A remark.
            status: proposed  # or not
            "consulted": >-
              the disk team
              and others
            tags: [a, b]\u{20}\u{20}
            authors:
              - "@ana"
              - '@bo'
            see: https://example.org/#part
            empty:
            ---
            """
        let bytes = Array(text.utf8)
        let entries = FrontMatter(bytes)?.entries(of: bytes).map { "\($0.key)=\($0.value)" }
        #expect(
            entries == [
                "status=proposed", "consulted=the disk team and others", "tags=[a, b]",
                "authors=@ana, @bo", "see=https://example.org/#part", "empty=",
            ])
    }

    @Test func readsBlocksQuotesAndWhatIsNested() {
        let text = #"""
            ---
            note: |
              # not a remark
              - not an item

              the end
            # A remark.
            title: 'It''s a
              long one'  # a remark
            said: "a \"word\" \\ # and more" # a remark
            owner:
              name: Ana  # she
              teams: [a,
                b]
            people:
            - name: Bo
              mail: bo@example.org
            - Cy
            plain: goes
              on # here
            below:
              a plain one
            given: |2
                one
              two
            ---
            """#
        let bytes = Array(text.utf8)
        let entries = FrontMatter(bytes)?.entries(of: bytes).map { "\($0.key)=\($0.value)" }
        #expect(
            entries == [
                "note=# not a remark - not an item the end", "title=It's a long one",
                #"said=a "word" \ # and more"#, "owner=name: Ana, teams: [a, b]",
                "people=name: Bo, mail: bo@example.org, Cy", "plain=goes on", "below=a plain one",
                "given=one two",
            ])
    }

    @Test func isReadHoweverDeepItIs() {
        for line in ["a:", "-", "- a:"] {
            let lines = (1..<1_000).map { String(repeating: " ", count: $0) + line + "\n" }
            let bytes = Array("---\nkey:\n\(lines.joined())---\n".utf8)
            #expect(FrontMatter(bytes)?.entries(of: bytes).count == 1)
        }
    }

    @Test func isNoPartOfTheText() {
        let bytes = Array("---\n# no heading\nstatus: |\n  ```\n---\n# Title\n\nwords\n".utf8)
        let file = MarkdownDocument(bytes, extensions: .file)
        #expect(file.tree.blocks.map(\.kind).count == 3)
        #expect(HeadingAnchors(file).names == ["title"])
        #expect(file.tree.lineStarts.count == 8)
        // To GitHub's parser it is a rule, a heading and code.
        #expect(MarkdownDocument(bytes).frontMatter == nil)
    }

    @Test func isShownAsATable() {
        let bytes = Array("---\nstatus: a <b>\nlonger key: c\n---\n\n# Title\n".utf8)
        #expect(
            TextLayout(columns: 40).text(of: bytes) == """
                status      a <b>
                longer key  c

                Title
                =====

                """)
        let page = String(
            decoding: HTMLPage(title: "T").html(of: MarkdownDocument(bytes, extensions: .file)),
            as: UTF8.self)
        #expect(page.contains("<tr><th>status</th><td>a &lt;b&gt;</td></tr>\n"))
        #expect(page.contains("<h1 id=\"title\">"))
        #expect(!page.contains("<hr"))
    }

    /// All that real proposals begin with `---` and end so is front matter.
    @Test(.enabled(if: Files.corpus != nil)) func holdsForRealProposals() {
        var (found, missed) = (0, [String]())
        for path in Files.below(Files.corpus, ending: ".md") {
            guard let bytes = Files.read(path), bytes.starts(with: "---\n".utf8) else { continue }
            if FrontMatter(bytes) != nil { found += 1 } else { missed.append(path) }
        }
        #expect(found > 100)
        #expect(missed == [])
    }
}
