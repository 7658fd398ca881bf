import Markup

/// The norm of the loss's gradient with respect to each hidden state, on a log axis: vanishing made visible.
public struct GradsPane: Pane {
    /// `norms[t]` belongs to `h_t`, t from 0.
    public var norms: [Double]
    public let kind = PaneKind.grads

    public init(norms: [Double] = []) { self.norms = norms }

    public var title: Markup {
        var text = Markup("|dL/dh_t|", .dim)
        guard let first = norms.first, let last = norms.last, norms.count > 1 else { return text }
        text.append("  first ", .dim)
        text.append(NumberText.brief(first), .number)
        text.append("  last ", .dim)
        text.append(NumberText.brief(last), .number)
        guard last > 0, (first / last).isFinite else { return text }
        text.append("  ratio ", .dim)
        text.append(NumberText.exponential(first / last, 0), first < last * 1e-3 ? .error : .number)
        return text
    }

    public func draw(on canvas: inout Canvas, style: DrawStyle) {
        let plot = LinePlot(
            runs: [PlotRun(name: "norm", values: norms, firstStep: 0)], axis: .log, stepName: "t",
            emptyText: norms.isEmpty ? "no gradients yet: call backward()" : "all gradients are zero")
        plot.draw(on: &canvas, style: style)
    }
}
