/// What `np.set_printoptions` sets.
public struct ArrayPrintOptions: Equatable, Sendable {
    /// The most digits behind the point.
    public var precision = 8
    /// Arrays with more elements are summarised; infinite for never.
    public var threshold = 1000.0
    /// Elements shown at each end of a summarised axis.
    public var edgeItems = 3
    public var lineWidth = 75
    /// No exponents for the sake of small numbers.
    public var suppress = false

    public init() {}
}
