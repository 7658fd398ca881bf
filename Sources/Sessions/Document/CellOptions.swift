/// What the `#|` lines of a cell say; unknown keys are kept.
public struct CellOptions: Hashable, Sendable {
    public let entries: [Entry]

    public struct Entry: Hashable, Sendable {
        public let key: String
        /// nil for a bare word.
        public let value: String?
    }

    public init(_ entries: [Entry] = []) { self.entries = entries }

    /// The question to ask before the cell runs.
    public var predict: String? { value("predict") }
    public var pane: String? { value("pane") }
    public var check: CheckMode? { value("check").flatMap(CheckMode.init) }
    /// How many lines of output stay visible.
    public var fold: Int? { value("fold").flatMap { Int($0) } }
    /// The planned time in seconds.
    public var time: Int? { value("time").flatMap(seconds(inDuration:)) }
    public var hide: Bool { has("hide") }
    public var auto: Bool { has("auto") }
    public var pause: Bool { has("pause") }
    public var once: Bool { has("once") }
    /// Show the cell as if it were typed.
    public var type: Bool { has("type") }

    public func has(_ key: String) -> Bool { entries.contains { $0.key == key } }
    public func value(_ key: String) -> String? { entries.first { $0.key == key }?.value }

    /// What a key may be given.
    enum Kind {
        case flag, text, wholeNumber, mode, duration
    }

    static let known: [String: Kind] = [
        "predict": .text, "hide": .flag, "auto": .flag, "pause": .flag, "once": .flag, "fold": .wholeNumber,
        "pane": .text, "check": .mode, "time": .duration, "type": .flag,
    ]
}
