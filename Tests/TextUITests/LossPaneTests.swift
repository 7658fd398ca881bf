import Markup
import Testing

@testable import TextUI

struct LossPaneTests {
    private func pane() -> LossPane {
        var pane = LossPane()
        pane.show([
            PlotRun(name: "a", values: [3]), PlotRun(name: "b", values: [2]), PlotRun(name: "c", values: [2, 1]),
        ])
        return pane
    }

    @Test func earlierRunsAreCompared() {
        var pane = pane()
        #expect(pane.plot.runs.map(\.name) == ["b", "c"])
        #expect(pane.press(.character("c")) == .done && pane.plot.runs.map(\.name) == ["a", "b", "c"])
        #expect(pane.press(.character("c")) == .done && pane.plot.runs.map(\.name) == ["c"])
        #expect(pane.press(.character("c")) == .done && pane.plot.runs.map(\.name) == ["b", "c"])
    }

    @Test func frozenItKeepsWhatItHas() {
        var pane = pane()
        #expect(pane.press(.character(" ")) == .done && pane.title.plain.hasPrefix("frozen"))
        pane.show([PlotRun(name: "d", values: [9])])
        #expect(pane.plot.runs.last?.name == "c")
        _ = pane.press(.character("0"))
        pane.show([PlotRun(name: "d", values: [9])])
        #expect(pane.plot.runs.last?.name == "d")
    }

    @Test func axisAndSmoothing() {
        var pane = pane()
        _ = pane.press(.character("y"))
        _ = pane.press(.character("m"))
        #expect(pane.plot.axis == .log && pane.plot.smoothing == 0.6)
        #expect(pane.press(.character("x")) == .ignored)
    }

    @Test func writing() {
        var pane = pane()
        _ = pane.press(.character("w"))
        #expect(pane.keys.contains("CSV"))
        #expect(
            pane.press(.character("c")) == .write(suffix: "csv", text: "run,step,value\nb,1,2.0\nc,1,2.0\nc,2,1.0\n"))
        _ = pane.press(.character("w"))
        guard case .write("svg", let svg) = pane.press(.character("s")) else {
            Issue.record("no SVG")
            return
        }
        #expect(svg.hasPrefix("<svg"))
        _ = pane.press(.character("w"))
        #expect(pane.press(.left) == .done && pane.keys.contains("y log"))
    }
}
