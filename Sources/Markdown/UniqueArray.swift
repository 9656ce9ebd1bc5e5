/// An array that has one owner.
///
/// What an `Array` asks at every change, whether it shares its memory, is settled by the type.
struct UniqueArray<Element>: ~Copyable {
    private var storage: UnsafeMutableBufferPointer<Element>
    private(set) var count = 0

    init(capacity: Int = 0) {
        storage = .init(start: nil, count: 0)
        if capacity > 0 { storage = .allocate(capacity: capacity) }
    }

    deinit {
        storage[..<count].deinitialize()
        storage.deallocate()
    }

    var isEmpty: Bool { count == 0 }

    var last: Element? { isEmpty ? nil : self[count - 1] }

    /// Valid until the next change.
    var elements: UnsafeBufferPointer<Element> { .init(rebasing: storage[..<count]) }

    /// By address, so that a part of an element is read and changed in place.
    subscript(index: Int) -> Element {
        @inline(__always)
        unsafeAddress {
            UnsafePointer(address(of: index))
        }
        @inline(__always)
        unsafeMutableAddress {
            address(of: index)
        }
    }

    @inline(__always)
    private func address(of index: Int) -> UnsafeMutablePointer<Element> {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "no such element")
        return base + index
    }

    /// There is one as soon as there are elements.
    private var base: UnsafeMutablePointer<Element> { storage.baseAddress.unsafelyUnwrapped }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == storage.count { grow() }
        (base + count).initialize(to: element)
        count &+= 1
    }

    mutating func append(contentsOf elements: Slice<UnsafeBufferPointer<Element>>) {
        while storage.count - count < elements.count { grow() }
        _ = storage[count...].initialize(fromContentsOf: elements)
        count += elements.count
    }

    @inline(__always)
    mutating func removeLast(_ number: Int = 1) {
        precondition(0 <= number && number <= count, "too few elements")
        count &-= number
        storage[count..<count + number].deinitialize()
    }

    mutating func popLast() -> Element? {
        guard let last else { return nil }
        removeLast()
        return last
    }

    @inline(__always)
    mutating func removeAll() { removeLast(count) }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutableBufferPointer<Element>.allocate(
            capacity: max(16, storage.count * 2))
        _ = larger.moveInitialize(fromContentsOf: storage[..<count])
        storage.deallocate()
        storage = larger
    }
}

extension Array {
    init(_ unique: borrowing UniqueArray<Element>) {
        let elements = unique.elements
        self.init(unsafeUninitializedCapacity: elements.count) { copy, count in
            count = copy.initialize(fromContentsOf: elements)
        }
    }
}
