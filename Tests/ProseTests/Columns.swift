import Glibc

/// The locale in which widths of characters are known; set before anything is measured.
enum Columns {
    private static let isSet = setlocale(LC_ALL, "C.UTF-8") != nil

    static func prepare() { precondition(isSet, "the tests need the locale C.UTF-8") }
}
