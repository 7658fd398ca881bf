import Markup

/// The loss over the training steps: one curve a run, the current one last.
public struct LossPane: Pane {
    public var plot: LinePlot
    /// While frozen the pane keeps the curves it has.
    public private(set) var isFrozen = false
    /// All runs so far, the current one last; which are drawn is the reader's choice.
    private var runs: [PlotRun]
    /// How many runs before the current one are drawn with it.
    private var compared = 1
    /// The next key says as what the curves are to be written.
    private var isAskingForFormat = false

    public let kind = PaneKind.loss

    public init(
        runs: [PlotRun] = [], axis: PlotAxis = .linear, smoothing: Double = 0, floor: Double? = nil
    ) {
        self.runs = runs
        compared = max(1, runs.count - 1)
        plot = LinePlot(
            runs: runs, axis: axis, smoothing: smoothing, floor: floor, emptyText: "no training steps yet")
    }

    /// Takes new curves; a frozen pane does not.
    public mutating func show(_ runs: [PlotRun], floor: Double? = nil) {
        guard !isFrozen else { return }
        self.runs = runs
        plot.floor = floor
        choose()
    }

    private mutating func choose() { plot.runs = Array(runs.suffix(compared + 1)) }

    public var title: Markup { isFrozen ? Markup("frozen  ", .hint) + plot.summary : plot.summary }

    public func draw(on canvas: inout Canvas, style: DrawStyle) { plot.draw(on: &canvas, style: style) }
}

extension LossPane: KeyedPane {
    public var keys: String {
        isAskingForFormat
            ? "write as:  t text  c CSV  s SVG"
            : "y log  m smooth  c compare  Space freeze  w write  0 reset  Esc back"
    }

    private static let smoothings = [0, 0.6, 0.9, 0.97, 0.99]

    public mutating func press(_ key: PaneKey) -> PaneAnswer {
        if isAskingForFormat {
            isAskingForFormat = false
            switch key {
            case .character("t"):
                let text = LossPlot.text(
                    runs: plot.runs, width: 100, height: 30, axis: plot.axis, smoothing: plot.smoothing,
                    floor: plot.floor)
                return .write(suffix: "txt", text: text.joined(separator: "\n") + "\n")
            case .character("c"): return .write(suffix: "csv", text: plot.csv)
            case .character("s"): return .write(suffix: "svg", text: plot.svg())
            case .character, .left, .right, .up, .down, .pageUp, .pageDown, .home, .end: return .done
            }
        }
        switch key {
        case .character("y"): plot.axis = plot.axis == .linear ? .log : .linear
        case .character("m"):
            plot.smoothing = Self.smoothings.first { $0 > plot.smoothing } ?? 0
        case .character("c"):
            compared = compared == 0 ? 1 : compared == 1 ? 5 : 0
            choose()
        case .character(" "): isFrozen.toggle()
        case .character("w"): isAskingForFormat = true
        case .character("0"):
            plot.axis = .linear
            plot.smoothing = 0
            compared = 1
            isFrozen = false
            choose()
        case .character, .left, .right, .up, .down, .pageUp, .pageDown, .home, .end: return .ignored
        }
        return .done
    }
}
