/// What `torch.set_printoptions` sets.
public struct PrintOptions: Equatable, Sendable {
    /// Digits behind the point.
    public var precision = 4
    /// Tensors with more elements are summarised; infinite for never.
    public var threshold = 1000.0
    /// Elements shown at each end of a summarised axis.
    public var edgeItems = 3
    public var lineWidth = 80
    /// Scientific notation always or never; nil lets the values decide.
    public var sciMode: Bool?

    public init() {}

    public enum Profile: String, Sendable {
        case `default`, short, full
    }

    /// `set_printoptions`: what is nil stays, except that `sciMode` goes back to automatic.
    public mutating func set(
        precision: Int? = nil, threshold: Double? = nil, edgeItems: Int? = nil, lineWidth: Int? = nil,
        profile: Profile? = nil, sciMode: Bool? = nil
    ) {
        switch profile {
        case .default: self = PrintOptions()
        case .short:
            self = PrintOptions()
            self.precision = 2
            self.edgeItems = 2
        case .full:
            self = PrintOptions()
            self.threshold = .infinity
        case nil: break
        }
        if let precision { self.precision = precision }
        if let threshold { self.threshold = threshold }
        if let edgeItems { self.edgeItems = edgeItems }
        if let lineWidth { self.lineWidth = lineWidth }
        self.sciMode = sciMode
    }
}
