extension String {
    /// UTF-8 offsets of the first place where `other` stands, byte for byte but for ASCII case.
    package func range(ofText other: String) -> Range<Int>? {
        let (here, there) = (Array(utf8), Array(other.utf8))
        guard !there.isEmpty, here.count >= there.count else { return nil }
        for start in 0...(here.count - there.count)
        where zip(here[start...], there).allSatisfy({
            $0 == $1 || ($0 ^ $1 == 0x20 && $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
        }) {
            return start..<start + there.count
        }
        return nil
    }
}
