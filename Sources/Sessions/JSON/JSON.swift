/// A JSON value; objects keep the order of their members, numbers what was written.
public indirect enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSON])
    case object([Member])

    public struct Member: Hashable, Sendable {
        public let key: String
        public let value: JSON

        public init(_ key: String, _ value: JSON) {
            self.key = key
            self.value = value
        }
    }

    /// The value of a key of an object; nil for anything else.
    public subscript(key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.key == key }?.value
    }

    public var text: String? { if case .string(let text) = self { text } else { nil } }
    public var items: [JSON]? { if case .array(let items) = self { items } else { nil } }
    public var integer: Int? { if case .number(let digits) = self { Int(digits) } else { nil } }
    public var isTrue: Bool { self == .bool(true) }

    public static func number(_ value: Int) -> JSON { .number(String(value)) }
    public static func strings(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }
    public static func object(_ pairs: KeyValuePairs<String, JSON>) -> JSON {
        .object(pairs.map { Member($0.key, $0.value) })
    }
}
