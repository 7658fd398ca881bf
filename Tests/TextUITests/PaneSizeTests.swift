import Markup
import Testing

@testable import TextUI

/// Every pane is drawn at every size from 0x0 to 40x20, with data, without, and with data nobody expects.
struct PaneSizeTests {
    @Test(arguments: Samples.styles) func everySize(style: DrawStyle) {
        for pane in Samples.panes + Samples.emptyPanes + Samples.hostilePanes {
            for width in 0...40 {
                for height in 0...20 {
                    var canvas = Canvas(width: width, height: height)
                    pane.draw(on: &canvas, style: style)
                    // Every row still has its width: no half of a wide character was left behind.
                    let isWhole = (0..<height).allSatisfy { row in
                        canvas.cells(inRow: row).reduce(0) { $0 + ($1.text == " " ? 1 : $1.text.displayWidth) } == width
                    }
                    if !isWhole { Issue.record("\(pane.kind) at \(width)x\(height)") }
                }
            }
        }
    }

    @Test func thereIsOnePaneOfEachKind() {
        #expect(Samples.panes.map(\.kind) == PaneKind.allCases)
        #expect(Samples.emptyPanes.map(\.kind) == PaneKind.allCases)
    }

    @Test func asciiPanesAreASCII() {
        for pane in [Samples.loss, Samples.unrolled, Samples.heat, Samples.gates, Samples.grads] as [any Pane] {
            let text = pane.lines(width: 40, height: 12, style: DrawStyle(.ascii, isColored: false)).joined()
            #expect(text.utf8.allSatisfy { $0 < 0x80 }, "\(pane.kind)")
        }
    }
}
