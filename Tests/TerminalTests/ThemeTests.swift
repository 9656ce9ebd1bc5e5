import Screens
import Terminal
import Testing

@Suite struct ThemeTests {
    @Test func aFileChangesTheRolesItNames() {
        let text = "# soft\nwarning = magenta bold\n\nguidance = dim # grey\ndone=normal\n"
        let theme = Theme(Array(text.utf8), file: "soft")
        #expect(theme.faults.isEmpty)
        #expect(theme[.warning] == Theme.Look(.magenta, .bold))
        #expect(theme[.guidance] == Theme.Look(nil, .dim))
        #expect(theme[.done] == Theme.Look())
        #expect(theme[.error] == Theme.usual[.error])
    }

    @Test func faultsAreToldAndTheRestHolds() {
        let text = "warn = red\nerror\nerror = crimson\ntext = red\nkey = blue underlined\n"
        let theme = Theme(Array(text.utf8), file: "x")
        #expect(
            theme.faults.map(\.description) == [
                "x:1: unknown role “warn”; roles are focus, heading, guidance, warning, error, "
                    + "done, selection, key, rule, link, added, removed",
                "x:2: missing = between role and look",
                "x:3: unknown look “crimson”; there are black, red, green, yellow, blue, magenta, "
                    + "cyan, white, bold, dim, underlined, inverse, normal",
                "x:4: unknown role “text”; roles are focus, heading, guidance, warning, error, "
                    + "done, selection, key, rule, link, added, removed",
            ])
        #expect(theme[.key] == Theme.Look(.blue, .underlined))
    }

    /// Without colours an error is told from a warning by an attribute.
    @Test func monoHasNoColour() {
        for role in Role.allCases { #expect(Theme.mono[role].colour == nil) }
        #expect(Theme.mono[.error] != Theme.mono[.warning])
    }
}
