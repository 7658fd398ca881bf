/// How closely a rerun must match what was recorded.
public enum CheckMode: Hashable, Sendable {
    /// Every character.
    case exact
    /// Text as it is, numbers to the precision written, or to that many decimals where fewer; the last digit within one.
    case digits(atMost: Int?)
    /// Text and whole numbers as they are; any decimal number agrees with any other.
    case shape
    /// Only whether the cell fails.
    case none

    /// Reads `exact`, `digits`, `digits:n`, `shape` or `none`.
    public init?(_ text: String) {
        switch text {
        case "exact": self = .exact
        case "digits": self = .digits(atMost: nil)
        case "shape": self = .shape
        case "none": self = .none
        default:
            guard text.hasPrefix("digits:"), let count = Int(text.dropFirst(7)), (0...30).contains(count) else {
                return nil
            }
            self = .digits(atMost: count)
        }
    }

    public var text: String {
        switch self {
        case .exact: "exact"
        case .digits(atMost: nil): "digits"
        case .digits(let count?): "digits:\(count)"
        case .shape: "shape"
        case .none: "none"
        }
    }
}
