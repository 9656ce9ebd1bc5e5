import Testing

@testable import Forms

/// vi's command to replace words, as it is typed.
@Suite struct SubstitutionTests {
    @Test(arguments: [
        ("s/a/b/", Substitution.Lines.here, "a", "b", ""),
        ("s/a/b", .here, "a", "b", ""),
        ("%s/a//g", .all, "a", "", "g"),
        ("'<,'>s#a/b#c#gi", .selected, "a/b", "c", "gi"),
        ("substitute/a/b/c ", .here, "a", "b", "c"),
        ("s/\\.\\*\\[x]/\\/\\&\\\\/", .here, ".*[x]", "/&\\", ""),
        ("s/a b /c  d/", .here, "a b ", "c  d", ""),
        ("s/a^b$c]/x/", .here, "a^b$c]", "x", ""),
        ("s/*/x/", .here, "*", "x", ""),
        ("s//x/iI", .here, "", "x", ""),
        ("s_a_b_", .here, "a", "b", ""), ("s?a/?b?", .here, "a/", "b", ""),
        ("2,6s/a/b/g", .range(.number(2), .number(6)), "a", "b", "g"),
        (".,$s/a/b/", .range(.here(0), .last(0)), "a", "b", ""),
        ("7 s/a/b/", .range(.number(7), .number(7)), "a", "b", ""),
        (".-1,.+2 s/a/b/", .range(.here(-1), .here(2)), "a", "b", ""),
        ("$-3,$s/a/b/", .range(.last(-3), .last(0)), "a", "b", ""),
        ("+1s/a/b/", .range(.here(1), .here(1)), "a", "b", ""),
    ]) func isRead(
        typed: String, lines: Substitution.Lines, words: String, others: String, flags: String
    ) throws {
        let read = try #require(try Substitution(typed))
        #expect(read.lines == lines)
        #expect(read.words == words)
        #expect(read.others == others)
        #expect(read.isGlobal == flags.contains("g"))
        #expect(read.asks == flags.contains("c"))
        #expect(read.foldsCase == flags.contains("i"))
    }

    /// What names an action, or says nothing of what is put in.
    @Test(arguments: [
        "s", "%s", "save", "s/a", "s a b", "sections", "set-mark", "w", "1,5", "",
    ])
    func isNone(typed: String) throws {
        #expect(try Substitution(typed) == nil)
    }

    /// The words of a command that does not say what is put in.
    @Test(arguments: [
        ("s/a b", "a b"), (" %s#x/y", "x/y"), ("s/", ""), ("substitute/\\.", "."),
    ])
    func isBegun(typed: String, words: String) throws {
        #expect(try Substitution.words(ofBegun: typed) == words)
    }

    @Test(arguments: ["s", "%s", "s/a/", "s/a/b", "save", "s a", "'<,'>s/a"])
    func isNotBegun(typed: String) throws {
        #expect(try Substitution.words(ofBegun: typed) == nil)
    }

    @Test(arguments: [
        ("s/a/b/x", "“x” is no flag here; g, c, e, i and I are. Nothing was changed."),
        ("s/a/b/g/", "“/” is no flag here; g, c, e, i and I are. Nothing was changed."),
        ("1,2,3s/a/b/", "“1,2,3” is no line here; numbers, . and $ are. Nothing was changed."),
        (",5s/a/b/", "“,5” is no line here; numbers, . and $ are. Nothing was changed."),
        ("%1s/a/b/", "“1” is no line here; numbers, . and $ are. Nothing was changed."),
        (
            "s/^a/b/",
            "“^” belongs to regular expressions, which are not known here; \\^ is the sign itself. "
                + "Nothing was changed."
        ),
        (
            "s/a*/b/",
            "“*” belongs to regular expressions, which are not known here; \\* is the sign itself. "
                + "Nothing was changed."
        ),
        (
            "s/a\\+/b/",
            "“\\+” belongs to regular expressions, which are not known here. Nothing was changed."
        ),
        ("s/a/\\1/", "“\\1” in what is put in is not known here. Nothing was changed."),
        (
            "s/a/~/",
            "“~” in what is put in is not known here; \\~ is the sign itself. Nothing was changed."
        ),
    ]) func isRefused(typed: String, why: String) {
        do throws(Substitution.Fault) {
            let read = try Substitution(typed)
            Issue.record("read as \(String(describing: read))")
        } catch {
            #expect(error.description == why)
        }
    }
}
