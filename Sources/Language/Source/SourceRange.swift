/// A half-open stretch of source text, as two UTF-8 offsets.
public struct SourceRange: Hashable, Sendable {
    public var start: Int32
    public var end: Int32

    @inlinable
    public init(start: Int32, end: Int32) {
        self.start = start
        self.end = end
    }

    @inlinable
    public init(_ start: Int, _ end: Int) {
        self.start = Int32(clamping: start)
        self.end = Int32(clamping: end)
    }

    @inlinable
    public var isEmpty: Bool { start >= end }

    /// The smallest range that covers both.
    @inlinable
    public func union(_ other: SourceRange) -> SourceRange {
        SourceRange(start: min(start, other.start), end: max(end, other.end))
    }

    @inlinable
    public func contains(_ offset: Int) -> Bool { Int(start) <= offset && offset < Int(end) }
}
