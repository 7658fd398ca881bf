import Tensors

/// Values as Python writes them.
enum Python {
    static func bool(_ value: Bool) -> String { value ? "True" : "False" }

    static func number(_ value: Scalar) -> String {
        switch value {
        case .bool(let value): bool(value)
        case .int(let value): String(value)
        case .float(let value): float(value)
        case .complex: value.pythonText
        }
    }

    /// `(3, 4)`, `(3,)`, `()`
    static func tuple(_ values: [String]) -> String {
        values.count == 1 ? "(\(values[0]),)" : "(" + values.joined(separator: ", ") + ")"
    }

    static func tuple(_ values: [Int]) -> String { tuple(values.map(String.init)) }
    static func tuple(_ shape: Shape) -> String { shape.tupleText }

    /// Swift writes finite numbers as Python does: the shortest digits that read back.
    static func float(_ value: Double) -> String { "\(value)" }
}
