import Markup

/// The loss over the training steps: one curve a run, the current one last.
public struct LossPane: Pane {
    public var plot: LinePlot
    /// While frozen the pane keeps the curves it was given; whoever feeds it looks here.
    public var isFrozen = false

    public let kind = PaneKind.loss

    public init(
        runs: [PlotRun] = [], axis: PlotAxis = .linear, smoothing: Double = 0, floor: Double? = nil
    ) {
        plot = LinePlot(
            runs: runs, axis: axis, smoothing: smoothing, floor: floor, emptyText: "no training steps yet")
    }

    public var title: Markup { isFrozen ? Markup("frozen  ", .hint) + plot.summary : plot.summary }

    public func draw(on canvas: inout Canvas, style: DrawStyle) { plot.draw(on: &canvas, style: style) }
}
