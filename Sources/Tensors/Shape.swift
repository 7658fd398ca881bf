/// Sizes or strides of at most eight axes, kept inside the value: making one allocates nothing.
public struct Shape: Hashable, Sendable {
    @inlinable public static var maximumRank: Int { 8 }

    /// How many axes there are.
    @inlinable public var count: Int { rank }
    @usableFromInline var rank: Int
    @usableFromInline var elements: Elements

    /// The shape of a 0-dim tensor.
    @inlinable public init() {
        elements = Elements()
        rank = 0
    }

    @inlinable public init(_ first: Int, _ second: Int) {
        elements = Elements((first, second, 0, 0, 0, 0, 0, 0))
        rank = 2
    }

    @inlinable public init(_ first: Int, _ second: Int, _ third: Int) {
        elements = Elements((first, second, third, 0, 0, 0, 0, 0))
        rank = 3
    }

    public init(repeating value: Int, count: Int) {
        elements = Elements()
        rank = 0
        for _ in 0..<Swift.min(count, Shape.maximumRank) { append(value) }
    }

    /// The first eight of `sizes`; callers refuse longer lists before they come here (`Shape(checking:)`).
    public init(_ sizes: some Sequence<Int>) {
        self.init()
        for size in sizes { append(size) }
    }

    /// Throws when there are more axes than a tensor can have here.
    public init(checking sizes: [Int]) throws {
        guard sizes.count <= Shape.maximumRank else {
            throw TensorError(.runtimeError, "tensors of more than \(Shape.maximumRank) dimensions are not supported")
        }
        self.init(sizes)
    }

    public var indices: Range<Int> { 0..<count }
    public var isEmpty: Bool { count == 0 }
    public var last: Int? { count == 0 ? nil : elements[count - 1] }
    public var array: [Int] { indices.map { elements[$0] } }

    @inlinable @inline(__always)
    public subscript(index: Int) -> Int {
        get { elements[index] }
        set { elements[index] = newValue }
    }

    /// Ignored once the shape is full.
    @inlinable
    public mutating func append(_ size: Int) {
        guard count < Shape.maximumRank else { return }
        elements[count] = size
        rank += 1
    }

    public mutating func insert(_ size: Int, at axis: Int) {
        append(size)
        var position = count - 1
        while position > axis {
            elements[position] = elements[position - 1]
            position -= 1
        }
        elements[axis] = size
    }

    @discardableResult
    public mutating func remove(at axis: Int) -> Int {
        let removed = elements[axis]
        for position in axis..<(count - 1) { elements[position] = elements[position + 1] }
        rank -= 1
        elements[rank] = 0
        return removed
    }

    public mutating func swapAt(_ first: Int, _ second: Int) {
        let kept = elements[first]
        elements[first] = elements[second]
        elements[second] = kept
    }

    /// The product of the sizes: 1 for a 0-dim tensor.
    @inlinable
    public var numel: Int {
        var product = 1
        for axis in 0..<count { product *= elements[axis] }
        return product
    }

    /// Row-major strides for these sizes, as PyTorch has them (an axis of size 0 counts as 1).
    public var contiguousStrides: Shape {
        var strides = Shape(repeating: 1, count: count)
        var step = 1
        var axis = count - 1
        while axis >= 0 {
            strides[axis] = step
            step *= Swift.max(elements[axis], 1)
            axis -= 1
        }
        return strides
    }
}

extension Shape: Sequence {
    public struct Iterator: IteratorProtocol {
        private let shape: Shape
        private var axis = 0

        init(_ shape: Shape) { self.shape = shape }

        public mutating func next() -> Int? {
            guard axis < shape.count else { return nil }
            defer { axis += 1 }
            return shape[axis]
        }
    }

    public func makeIterator() -> Iterator { Iterator(self) }
}

extension Shape {
    /// Eight integers side by side. A vector type would do the same, but its alignment makes every tensor that holds
    /// one slow to allocate.
    @usableFromInline
    struct Elements: Hashable, Sendable {
        @usableFromInline var pairs: (Int, Int, Int, Int, Int, Int, Int, Int)

        @inlinable @inline(__always)
        init(_ pairs: (Int, Int, Int, Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0, 0, 0, 0)) { self.pairs = pairs }

        @inlinable @inline(__always)
        subscript(index: Int) -> Int {
            get {
                withUnsafeBytes(of: pairs) { $0.loadUnaligned(fromByteOffset: (index & 7) * 8, as: Int.self) }
            }
            set {
                withUnsafeMutableBytes(of: &pairs) {
                    $0.storeBytes(of: newValue, toByteOffset: (index & 7) * 8, as: Int.self)
                }
            }
        }

        @inlinable
        static func == (left: Elements, right: Elements) -> Bool {
            left.pairs.0 == right.pairs.0 && left.pairs.1 == right.pairs.1 && left.pairs.2 == right.pairs.2
                && left.pairs.3 == right.pairs.3 && left.pairs.4 == right.pairs.4 && left.pairs.5 == right.pairs.5
                && left.pairs.6 == right.pairs.6 && left.pairs.7 == right.pairs.7
        }

        @usableFromInline
        func hash(into hasher: inout Hasher) {
            for index in 0..<Shape.maximumRank { hasher.combine(self[index]) }
        }
    }
}

extension Shape: ExpressibleByArrayLiteral {
    @inlinable
    public init(arrayLiteral sizes: Int...) {
        self.init()
        for size in sizes { append(size) }
    }
}

extension Shape: CustomStringConvertible {
    /// `[2, 3]`, as PyTorch writes sizes inside messages.
    public var description: String { "[" + array.map(String.init).joined(separator: ", ") + "]" }
}
