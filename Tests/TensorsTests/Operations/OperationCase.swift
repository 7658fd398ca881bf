import Testing

@testable import Tensors

/// A row of `operations.jsonl`: one call on a tensor in PyTorch, and what came of it.
struct OperationCase: Decodable {
    /// `(torch.arange(n, dtype=torch.float64) + 1).reshape(shape)`, then permuted and sliced.
    struct Base: Decodable {
        let shape: [Int]
        let perm: [Int]?
        /// Axis, start, stop, step.
        let slices: [[Int?]]
        let grad: Bool
    }

    struct Result: Decodable {
        let shape: [Int]
        let stride: [Int]
        let dtype: String
        let values: [Double]
        let name: String?
    }

    struct Failure: Decodable, Equatable {
        let type: String
        let message: String
    }

    let base: Base
    let op: String
    let args: [JSONValue]
    let out: [Result]?
    /// Of the sum of every result, each element times its number from 1.
    let grad: [Double]?
    let error: Failure?
}

indirect enum JSONValue: Decodable, CustomStringConvertible {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    var description: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let value): "\(value)"
        case .string(let value): value
        case .array(let items): "[" + items.map(\.description).joined(separator: ", ") + "]"
        case .object(let members): "{" + members.map { "\($0): \($1.description)" }.joined(separator: ", ") + "}"
        }
    }

    var int: Int { optionalInt ?? 0 }

    var optionalInt: Int? {
        if case .number(let value) = self { return Int(value) }
        return nil
    }

    var flag: Bool {
        if case .bool(let value) = self { return value }
        return false
    }

    var text: String {
        if case .string(let value) = self { return value }
        return ""
    }

    var list: [JSONValue] {
        if case .array(let value) = self { return value }
        return []
    }

    var ints: [Int] { list.map(\.int) }
    var shape: Shape { Shape(ints) }

    subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { return members[key] }
        return nil
    }

    var dtype: DType? { DType.allCases.first { $0.name == text } }

    /// `{"shape": …, "values": …, "dtype": …}`.
    var tensor: Tensor {
        get throws {
            let values = self["values"]?.list.map { Scalar.float(Double($0.int)) } ?? []
            return try .tensor(values, self["shape"]?.shape ?? [], dtype: self["dtype"]?.dtype)
        }
    }

    var index: Index {
        get throws {
            if let value = self["i"] { return .integer(value.int) }
            if let bounds = self["s"]?.list, bounds.count == 3 {
                return .slice(
                    start: bounds[0].optionalInt, stop: bounds[1].optionalInt, step: bounds[2].optionalInt ?? 1)
            }
            if self["n"] != nil { return .newAxis }
            if self["e"] != nil { return .ellipsis }
            if let value = self["b"] { return .bool(value.flag) }
            return .tensor(try #require(self["t"]).tensor)
        }
    }

    var indices: [Index] { get throws { try list.map { try $0.index } } }
}
