/// The `# ---` block on top of a session.
public struct SessionHeader: Hashable, Sendable {
    /// What is written back, both fences included.
    public let lines: [String]
    /// In the file's order; unknown keys too.
    public let entries: [Entry]

    public struct Entry: Hashable, Sendable {
        public let key: String
        public let value: String
    }

    /// False for another program's header, which is kept and not read.
    public var isOurs: Bool { self["rnnsession"] != nil }
    public var title: String? { self["title"] }
    public var check: CheckMode? { isOurs ? self["check"].flatMap(CheckMode.init) : nil }
    /// The planned time in seconds.
    public var time: Int? { isOurs ? self["time"].flatMap(seconds(inDuration:)) : nil }

    public subscript(key: String) -> String? { entries.first { $0.key == key }?.value }

    /// A header to begin a new file with.
    public init(title: String?, check: CheckMode = .digits(atMost: nil)) {
        var entries = [Entry(key: "rnnsession", value: "1")]
        if let title { entries.append(Entry(key: "title", value: title)) }
        entries.append(Entry(key: "check", value: check.text))
        self.entries = entries
        lines = ["# ---"] + entries.map { "# \($0.key): \($0.value)" } + ["# ---"]
    }

    init(lines: [String], entries: [Entry]) {
        self.lines = lines
        self.entries = entries
    }

    static let knownKeys: Set<String> = ["rnnsession", "title", "check", "time"]
}
