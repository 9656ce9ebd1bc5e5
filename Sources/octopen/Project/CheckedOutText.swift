import Proposals

extension [UInt8] {
    /// A committed text as git would check it out into a file: where the file's lines end in CRLF and
    /// those of the commit do not, git converted them, as attributes and settings tell it to.
    ///
    /// - Parameter file: the bytes of the work tree; one that differs in its line ends alone comes
    ///   back as it is.
    func checkedOut(like file: [UInt8]) -> [UInt8] {
        guard file.hasCRLF, !hasCRLF else { return self }
        // Lines that an editor ended otherwise are the same lines for git, too.
        return file.withLineEnds([0x0A]) == self ? file : withLineEnds([0x0D, 0x0A])
    }

    private var hasCRLF: Bool {
        var last: UInt8 = 0
        for byte in self {
            if byte == 0x0A, last == 0x0D { return true }
            last = byte
        }
        return false
    }
}
