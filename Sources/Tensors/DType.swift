/// The element type of a tensor.
public enum DType: UInt8, Sendable, CaseIterable {
    case float32, float64, int64, int32, uint8, bool

    /// Bytes per element.
    public var itemSize: Int {
        switch self {
        case .float64, .int64: 8
        case .float32, .int32: 4
        case .uint8, .bool: 1
        }
    }

    public var isFloatingPoint: Bool {
        switch self {
        case .float32, .float64: true
        case .int64, .int32, .uint8, .bool: false
        }
    }

    /// The word after `torch.`: `float32`, `int64`, …
    public var name: String {
        switch self {
        case .float32: "float32"
        case .float64: "float64"
        case .int64: "int64"
        case .int32: "int32"
        case .uint8: "uint8"
        case .bool: "bool"
        }
    }

    /// The C++ scalar name that PyTorch puts into some error messages: `Float`, `Long`, …
    public var scalarName: String {
        switch self {
        case .float32: "Float"
        case .float64: "Double"
        case .int64: "Long"
        case .int32: "Int"
        case .uint8: "Byte"
        case .bool: "Bool"
        }
    }
}

extension DType {
    /// Whether a result of this dtype may be written into a tensor of another: not float into integer, not integer into
    /// bool.
    public func canCast(to other: DType) -> Bool {
        if isFloatingPoint && !other.isFloatingPoint { return false }
        return other != .bool || self == .bool
    }
}
