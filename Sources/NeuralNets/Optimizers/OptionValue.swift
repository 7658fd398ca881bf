/// A hyperparameter as `param_groups` shows it.
public enum OptionValue {
    case none
    case bool(Bool)
    case int(Int)
    case float(Double)
    /// `betas`
    case pair(Double, Double)
    case text(String)
    /// What a user put there under a name of their own.
    case foreign(AnyObject, repr: String)

    /// As a number; 0 where it is none.
    var number: Double {
        switch self {
        case .int(let value): Double(value)
        case .float(let value): value
        case .bool(let value): value ? 1 : 0
        case .none, .pair, .text, .foreign: 0
        }
    }

    /// Python's `str`.
    public var text: String {
        switch self {
        case .none: "None"
        case .bool(let value): Python.bool(value)
        case .int(let value): String(value)
        case .float(let value): Python.float(value)
        case .pair(let first, let second): "(\(Python.float(first)), \(Python.float(second)))"
        case .text(let value): value
        case .foreign(_, let repr): repr
        }
    }
}
