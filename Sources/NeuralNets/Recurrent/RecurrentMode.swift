/// The four recurrences that PyTorch's layers compute.
public enum RecurrentMode: Sendable {
    case tanh, relu, lstm, gru

    /// How many gates stand stacked in a weight: `weight_ih` is (gates·H, I).
    public var gates: Int {
        switch self {
        case .tanh, .relu: 1
        case .lstm: 4
        case .gru: 3
        }
    }

    /// The class name that PyTorch's messages and reprs use.
    public var layerName: String {
        switch self {
        case .tanh, .relu: "RNN"
        case .lstm: "LSTM"
        case .gru: "GRU"
        }
    }

    var hasCell: Bool { self == .lstm }
}
