import Markup
import Testing

@testable import TextUI

struct SnapshotTests {
    @Test(arguments: Samples.panes.map(\.kind)) func everyPane(kind: PaneKind) throws {
        let pane = try #require(Samples.panes.first { $0.kind == kind })
        var lines: [String] = []
        for marks in DrawStyle.Marks.allCases {
            lines.append("== \(marks.rawValue), 60x12")
            lines += pane.lines(width: 60, height: 12, style: DrawStyle(marks, isColored: false))
        }
        lines.append("== braille, coloured, 60x12")
        var canvas = Canvas(width: 60, height: 12)
        pane.draw(on: &canvas, style: DrawStyle())
        lines += canvas.plainLines
        lines.append("== braille, 24x6")
        lines += pane.lines(width: 24, height: 6, style: DrawStyle(isColored: false))
        try expectSnapshot("pane-\(kind.rawValue)", lines)
    }

    @Test func plots() throws {
        var lines: [String] = []
        let noisy = PlotRun(name: "lr 0.1", values: Samples.losses(400, noise: 1))
        let slow = PlotRun(name: "lr 0.01", values: Samples.losses(300, halving: 60))
        for marks in DrawStyle.Marks.allCases {
            for axis in PlotAxis.allCases {
                lines.append("== \(marks.rawValue) \(axis.rawValue), two runs, 72x14")
                lines += LossPlot.text(
                    runs: [slow, noisy], width: 72, height: 14, style: DrawStyle(marks, isColored: false), axis: axis,
                    floor: 2.596)
            }
            lines.append("== \(marks.rawValue), smoothed, 72x14")
            lines += LossPlot.text(
                runs: [noisy], width: 72, height: 14, style: DrawStyle(marks, isColored: false), axis: .log,
                smoothing: 0.9)
        }
        lines.append("== nan, 40x8")
        lines += LossPlot.text(runs: [PlotRun(name: "", values: [3, 2, 8, .nan])], width: 40, height: 8)
        lines.append("== nothing, 40x3")
        lines += LossPlot.text(runs: [], width: 40, height: 3)
        try expectSnapshot("plots", lines)
    }

    static let screen = Screen(
        status: StatusLine(
            parts: ["rnn", "hihello", "cell 5/9 train", "REPLAY", "4 ok 0 differ"], clock: "08:41/25:00"),
        panes: Samples.panes,
        transcript: Transcript([
            Markup("   ...:", .prompt) + Markup("     loss.backward(); opt.step()"), Markup("1 llllll 10.155"),
            Markup("... 98 lines folded (F7)        ", .dim) + Samples.ribbon.line(width: 40, style: DrawStyle()),
            Markup("100 ihello 2.747"),
            Markup("hint: ", .hint) + Markup("tanh outputs used as logits; this loss cannot go under 2.596. %why"),
            Markup("In [6]: ", .prompt) + Markup("rnn(inputs)[0][0, -1]"),
            Markup("tensor([-0.9999, -0.9994, -1.0000, -0.8638,  0.9696],\n       grad_fn=<SelectBackward0>)"),
        ]),
        input: InputView(
            [Markup("In [7]: ", .prompt) + Markup("h.shape")], cursor: .init(row: 0, column: 15),
            below: [Markup("        Tensor.shape -> torch.Size", .hint)]),
        keys: Markup(" Space step  PgDn next  PgUp back  g goto  i improvise  n notes  . blank  ?", .dim))

    @Test(arguments: [
        (80, 24, 1, 0, PaneKind.loss), (130, 40, 2, 0, .loss), (60, 16, 1, 0, .heat), (80, 24, 1, 3, .vars),
        (200, 50, 4, 0, .unrolled), (120, 30, 1, 0, .model),
    ])
    func screens(width: Int, height: Int, panes: Int, raise: Int, selected: PaneKind) throws {
        var screen = Self.screen
        screen.selected = selected
        var lines: [String] = []
        for style in [DrawStyle(isColored: false), DrawStyle(.ascii, isColored: false)] {
            let layout = try #require(
                ScreenLayout(width: width, height: height, panes: .open(panes), raise: raise, showsKeys: true))
            let image = screen.image(width: width, height: height, layout: layout, style: style)
            #expect(image.canvas[image.input.row, 8]?.text == "h")
            #expect(image.cursor == .init(row: image.input.row, column: 15))
            lines += image.canvas.plainLines
        }
        try expectSnapshot("screen-\(width)x\(height)" + (raise > 0 ? "-raised" : ""), lines)
    }

    @Test func fullScreenPane() throws {
        let layout = try #require(ScreenLayout(width: 80, height: 24, panes: .fullScreen))
        let image = Self.screen.image(
            width: 80, height: 24, layout: layout, style: DrawStyle(.blocks, isColored: false))
        try expectSnapshot("screen-full", image.canvas.plainLines)
    }
}
