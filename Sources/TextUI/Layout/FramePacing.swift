/// When the next frame may be drawn: at most 20 a second, and drawing never takes more than an eightieth of the time.
public struct FramePacing: Hashable, Sendable {
    /// Seconds between the starts of two frames when drawing costs nothing.
    public static let shortest = 0.05
    static let share = 0.0125

    private var next = 0.0

    public init() {}

    /// Whether a frame may begin; `now` is in seconds on any clock that only goes forward.
    public func isDue(at now: Double) -> Bool { now >= next }

    /// Notes a frame that was drawn from `start` to `end`.
    public mutating func drew(from start: Double, to end: Double) {
        next = start + max(Self.shortest, (end - start) / Self.share)
    }
}
