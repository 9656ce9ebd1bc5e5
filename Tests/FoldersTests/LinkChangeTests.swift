import Folders
import Markdown
import Testing

/// Links lead to where they led, whatever they are written like, and nothing else changes.
@Suite struct LinkChangeTests {
    /// A folder in memory: each link leads to a file of it by its path alone.
    private static let files: Set<String> = [
        "/r/docs/gc.md", "/r/docs/tls.md", "/r/docs/b c.md", "/r/README.md", "/r/docs/img",
        "/r/docs/a(1).md",
    ]

    private func resolve(_ link: String, from path: String) -> String? {
        var parts =
            link.hasPrefix("/") ? ["r"] : path.split(separator: "/").dropLast().map(String.init)
        for part in link.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        let whole = "/" + parts.joined(separator: "/")
        return Self.files.contains(whole) ? whole : nil
    }

    private func change(
        _ text: String, at path: String, from: String = "/r/docs/gc.md",
        to: String = "/r/docs/004-gc.md", old: String = "", new: String = "", all: Bool = false
    ) -> String {
        let change = LinkChange(
            from: from, to: to, old: Array(old.utf8), new: Array(new.utf8))
        let bytes = change.applied(to: Array(text.utf8), at: path, root: "/r") {
            all ? "/r/docs/" + $0 : resolve($0, from: path)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        arguments: [
            ("[a](gc.md)", "[a](004-gc.md)"),
            ("[a](./gc.md#goals \"gc.md\")", "[a](./004-gc.md#goals \"gc.md\")"),
            ("[a](<gc.md>)", "[a](<004-gc.md>)"),
            ("[a](../docs/gc.md?plain=1#L3)", "[a](../docs/004-gc.md?plain=1#L3)"),
            ("[a](/docs/gc.md)", "[a](/docs/004-gc.md)"),
            ("![a](g%63.md)", "![a](004-gc.md)"),
            ("[a](g\\c.md)", "[a](g\\c.md)"),
            ("[a](gc\\.md#x)", "[a](004-gc.md#x)"),
            ("[a](gc&#46;md?a&amp;b)", "[a](004-gc.md?a&amp;b)"),
            ("[a][x] [b][x]\n\n[x]: gc.md 'gc.md'\n", "[a][x] [b][x]\n\n[x]: 004-gc.md 'gc.md'\n"),
            ("[unused]: <gc.md>\n", "[unused]: <004-gc.md>\n"),
            ("| [a](gc.md) |\n|-|\n| [b](gc.md) |", "| [a](004-gc.md) |\n|-|\n| [b](004-gc.md) |"),
            // None of these is a link to it.
            ("`[a](gc.md)` gc.md\n\n    [a](gc.md)\n\n```\n[a](gc.md)\n```\n", nil),
            ("[a](tls.md) [b](xgc.md) [c](https://x.org/gc.md) [d](//x/gc.md) [e](#gc.md)", nil),
            (
                "<a href=\"gc.md\">x</a> <img alt='gc.md' src=gc.md>",
                "<a href=\"004-gc.md\">x</a> <img alt='gc.md' src=004-gc.md>"
            ),
            (
                "<p>\n<a\n  href='./gc.md#x'>gc.md</a>\n",
                "<p>\n<a\n  href='./004-gc.md#x'>gc.md</a>\n"
            ),
            ("x <!-- <a href=\"gc.md\"> --> `<a href=\"gc.md\">` <a title=\"gc.md\">", nil),
            (
                "<a href=\"gc.md?a&b&copy#x\">x</a> <a href='gc.md?a&amp;b'>",
                "<a href=\"004-gc.md?a&b&copy#x\">x</a> <a href='004-gc.md?a&amp;b'>"
            ),
            (
                "<img srcset='gc.md, gc.md 2x,\n other.md 3x,gc.md,gc.md' src=gc.md>",
                "<img srcset='004-gc.md, 004-gc.md 2x,\n other.md 3x,gc.md,gc.md' src=004-gc.md>"
            ),
            (
                "<img srcset=\"data:image/png;base64,gc.md 1x, https://x.org/gc.md, ./gc.md 2x\">",
                "<img srcset=\"data:image/png;base64,gc.md 1x, https://x.org/gc.md, ./004-gc.md 2x\">"
            ),
            (
                "<source srcset=\" gc.md&#32;2x, gc.md\"> <source srcset=\",g&#99;.md ,\" srcset=\"\">",
                "<source srcset=\" gc.md&#32;2x, gc.md\"> <source srcset=\",004-gc.md ,\" srcset=\"\">"
            ),
            (
                "<a href=\" gc.md\t\">x</a> <img src=' ./g&#99;&period;md#x&amp;y '> <a href=\"g\tc.md\">",
                "<a href=\" 004-gc.md\t\">x</a> <img src=' ./004-gc.md#x&amp;y '> <a href=\"g\tc.md\">"
            ),
        ] as [(String, String?)])
    func ofOthers(text: String, new: String?) {
        #expect(change(text, at: "/r/docs/tls.md") == new ?? text)
    }

    @Test func fromOtherFolders() {
        #expect(change("[a](docs/gc.md)", at: "/r/README.md") == "[a](docs/004-gc.md)")
        let moved = { change($0, at: "/r/docs/tls.md", to: "/r/done/old/gc.md") }
        #expect(
            moved("[a](gc.md) [b](./gc.md) [c](/docs/gc.md)")
                == "[a](../done/old/gc.md) [b](../done/old/gc.md) [c](/done/old/gc.md)")
    }

    @Test func ofTheFileThatMoves() {
        let own = { change($0, at: "/r/docs/gc.md", to: "/r/docs/done/gc.md") }
        #expect(
            own("[a](tls.md#x) [b](#x) [c](img/) [d](/README.md)")
                == "[a](../tls.md#x) [b](#x) [c](../img/) [d](/README.md)")
        #expect(
            own("[a](gc.md) [b](b%20c.md) [c](gone.md)")
                == "[a](gc.md) [b](../b%20c.md) [c](gone.md)")
        // In the same folder only links to itself by its name change.
        #expect(
            change("[a](gc.md#x) [b](tls.md)", at: "/r/docs/gc.md")
                == "[a](004-gc.md#x) [b](tls.md)")
    }

    /// What is called otherwise by a link of the file system keeps that name, if it leads there after
    /// the change as well.
    @Test func namesOfSymbolicLinks() {
        let led = { (text: String, path: String, to: String, links: Set<String>) in
            let change = LinkChange(from: "/r/docs/gc.md", to: to, old: [], new: [])
            let bytes = change.applied(
                to: Array(text.utf8), at: path, root: "/r", ledLinks: links
            ) { link in
                switch "/r/docs/\(link)".withoutDots {
                case "/r/docs/short.png": "/r/docs/img/long.png"
                case "/r/docs/now.md": "/r/docs/gc.md"
                case let other: other
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        let text = "[![a](short.png)](tls.md) ![b](short.png)"
        #expect(
            led(text, "/r/docs/gc.md", "/r/done/gc.md", [])
                == "[![a](../docs/short.png)](../docs/tls.md) ![b](../docs/short.png)")
        #expect(led(text, "/r/docs/gc.md", "/r/docs/b.md", []) == text)
        #expect(
            led("[n](now.md) [g](gc.md)", "/r/docs/tls.md", "/r/docs/b.md", ["/r/docs/now.md"])
                == "[n](now.md) [g](b.md)")
        #expect(led("[n](now.md)", "/r/docs/tls.md", "/r/docs/b.md", []) == "[n](b.md)")
    }

    @Test func namesThatNeedEscapes() {
        let to = { change("[a](gc.md) <x>", at: "/r/docs/tls.md", to: $0) }
        #expect(to("/r/docs/a b(c)%.md") == "[a](a%20b%28c%29%25.md) <x>")
        #expect(to("/r/docs/a:b#?.md") == "[a](./a:b%23%3F.md) <x>")
        #expect(to("/r/docs/\u{e4}.md") == "[a](\u{e4}.md) <x>")
        #expect(
            change(
                "[a](<b c.md>) [b](b%20c.md)", at: "/r/docs/tls.md", from: "/r/docs/b c.md",
                to: "/r/docs/c d.md")
                == "[a](<c%20d.md>) [b](c%20d.md)")
        #expect(
            change(
                "[a](a(1).md)", at: "/r/docs/tls.md", from: "/r/docs/a(1).md", to: "/r/docs/b.md")
                == "[a](b.md)")
    }

    /// What ends or spoils a value of HTML is encoded by how the value is quoted.
    @Test(arguments: [
        "it's.md", "a=b.md", "r&d;.md", "x `\"<>.md", "&amp;.md", "&#39;.md", "a/b.md",
    ])
    func namesInHTML(name: String) {
        let to = "/r/docs/\(name)"
        for value in ["\"gc.md#x\"", "'gc.md#x'", "gc.md#x", " = 'g&#99;.md#x'", " gc&#46;md?a&b"] {
            let equals = value.hasPrefix(" =") ? "" : "="
            let new = change("<a href\(equals)\(value)>x</a>", at: "/r/docs/tls.md", to: to)
            let document = MarkdownDocument(Array(new.utf8), extensions: .file)
            let links = LocalLink.inHTML(of: document)
            #expect(links.map(\.path) == [name], "\(new)")
            #expect(links.map(\.anchor) == [value.contains("#x") ? "x" : nil], "\(new)")
            #expect(new.hasSuffix(">x</a>") && new.split(separator: ">").count == 2, "\(new)")
            // And back, whatever the escapes are.
            let back = change(new, at: "/r/docs/tls.md", from: to, to: "/r/docs/tls2.md", all: true)
            #expect(back.contains("tls2.md"), "\(back)")
        }
        #expect(
            change("<a href='gc.md'>", at: "/r/docs/tls.md", to: "/r/docs/a=b.md").contains("a=b"))
    }

    /// CommonMark resolves references in addresses.
    @Test func referencesInMarkdown() {
        let led = { (text: String) in
            change(
                text, at: "/r/docs/tls.md", from: "/r/docs/r&d.md", to: "/r/docs/p&q.md", all: true)
        }
        #expect(led("[a](r&amp;d.md) [b](r&d.md#x)") == "[a](p%26q.md) [b](p%26q.md#x)")
        #expect(led("[a]\n\n[a]: r&amp;d.md?x=1&amp;y") == "[a]\n\n[a]: p%26q.md?x=1&amp;y")
        #expect(
            led("<a href=r&amp;d.md> <a href=\"r&d.md\">")
                == "<a href=p%26q.md> <a href=\"p%26q.md\">")
    }

    /// To a heading without a letter no link could lead: the old one stays to be found.
    @Test func headingsOfSignsAlone() {
        #expect(
            change(
                "[a](gc.md#old) <a href='gc.md#old'>", at: "/r/docs/tls.md", to: "/r/docs/gc.md",
                old: "# A\n\n## Old\n", new: "# A\n\n## ???\n")
                == "[a](gc.md#old) <a href='gc.md#old'>")
    }

    @Test func headings() {
        let (old, new) = ("# A\n\n## Old goals\n\n## Other\n", "# A\n\n## Aims\n\n## Other\n")
        let led = { (text: String, path: String, to: String) in
            change(text, at: path, to: to, old: old, new: new)
        }
        #expect(
            led(
                "[a](gc.md#old-goals) [b](gc.md#other) [c](#old-goals) [d](tls.md#old-goals)",
                "/r/docs/tls.md", "/r/docs/gc.md")
                == "[a](gc.md#aims) [b](gc.md#other) [c](#old-goals) [d](tls.md#old-goals)")
        #expect(
            led("[c](#old-goals) [d](gc.md#old-goals)", "/r/docs/gc.md", "/r/docs/004-gc.md")
                == "[c](#aims) [d](004-gc.md#aims)")
        #expect(
            led("[a](gc.md#old%2Dgoals)", "/r/docs/tls.md", "/r/docs/gc.md") == "[a](gc.md#aims)")
        #expect(
            led("[a](gc\\.md#old-goals)", "/r/docs/tls.md", "/r/docs/gc.md") == "[a](gc.md#aims)")
    }

    /// A folder goes as a whole: what is in it, and what leads into it.
    @Test(arguments: [
        ("/r/x.md", "[a](p/1-a/README.md#s) [b](./p/1-a)", "[a](p/1-b/README.md#s) [b](./p/1-b)"),
        (
            "/r/p/2/y.md", "[a](../1-a/ \"t\") [b](/p/1-a/d/p.png)",
            "[a](../1-b/ \"t\") [b](/p/1-b/d/p.png)"
        ),
        (
            "/r/p/2/y.md", "[a](../1-a-two/x.md) [b](../1-a.md)",
            "[a](../1-a-two/x.md) [b](../1-a.md)"
        ),
        (
            "/r/p/1-a/README.md", "[a](../2/y.md) [b](./d/../p.png) [c](#s)",
            "[a](../2/y.md) [b](./d/../p.png) [c](#s)"
        ),
        ("/r/p/1-a/README.md", "[a](../1-a/p.png) [b](/p/1-a)", "[a](p.png) [b](/p/1-b)"),
        (
            "/r/p/1-a/d/z.md", "[a](../README.md) [b](../../1-a/d/z.md#s)",
            "[a](../README.md) [b](z.md#s)"
        ),
    ])
    func folders(path: String, text: String, led: String) {
        let change = LinkChange(ofFolder: "/r/p/1-a", to: "/r/p/1-b")
        let bytes = change.applied(to: Array(text.utf8), at: path, root: "/r") { link in
            link.hasPrefix("/")
                ? "/r\(link)".withoutDots
                : "\(path.split(separator: "/").dropLast().map { "/" + $0 }.joined())/\(link)"
                    .withoutDots
        }
        #expect(String(decoding: bytes, as: UTF8.self) == led)
    }

    /// Whatever the bytes, what is no link to the file stays.
    @Test func bytesThatAreNoText() {
        let bytes: [UInt8] = [0xFF, 0x0D, 0x0A] + Array("[a](gc.md)\r\n".utf8) + [0xC3]
        let change = LinkChange(from: "/r/docs/gc.md", to: "/r/docs/1.md", old: [], new: [])
        let new = change.applied(to: bytes, at: "/r/docs/tls.md", root: nil) {
            resolve($0, from: "/r/docs/tls.md")
        }
        #expect(new == [0xFF, 0x0D, 0x0A] + Array("[a](1.md)\r\n".utf8) + [0xC3])
    }
}
