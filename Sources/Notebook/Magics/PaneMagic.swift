import Markup
import TextUI

/// `%pane NAME`, `%pane off`, `%pane NAME --print`
enum PaneMagic {
    static func run(_ call: MagicCall) throws {
        var words = call.words
        let prints = words.contains("--print")
        words.removeAll { $0 == "--print" }
        guard words.count == 1 else { throw call.usageError() }
        if words == ["off"], !prints {
            _ = call.kernel.front.open(nil)
            return
        }
        guard let kind = PaneKind(rawValue: words[0]) else {
            throw MagicError.noPane(words[0], PaneKind.allCases.map(\.rawValue))
        }
        guard prints else {
            if !call.kernel.front.open(kind) {
                call.kernel.answer(
                    Markup("There are no panes here; %pane \(kind.rawValue) --print writes one as text.\n"))
            }
            return
        }
        let front = call.kernel.front
        let width = min(max(20, (front.terminalWidth ?? 80) - 1), 100)
        let pane = call.kernel.pane(kind)
        var canvas = Canvas(width: width, height: 16)
        pane.draw(on: &canvas, style: front.drawStyle)
        var text = Markup(kind.rawValue, .heading)
        if !pane.title.isEmpty { text = text + Markup("  ") + pane.title }
        text.append("\n")
        var rows = (0..<canvas.height).map { canvas.markup(ofRow: $0) }
        while rows.last?.isEmpty == true { rows.removeLast() }
        for row in rows { text = text + row + Markup("\n") }
        call.kernel.answer(text)
    }
}

extension Kernel {
    /// A pane as it would stand beside the transcript.
    func pane(_ kind: PaneKind) -> any Pane {
        switch kind {
        case .loss:
            let log = trainingLog
            let earlier = log.runs.filter { $0.optimizer != log.currentRun?.optimizer }.suffix(1)
            return LossPane(runs: (earlier + [log.currentRun].compactMap(\.self)).map { $0.curve(.loss) })
        case .vars: return VarsPane(rows: variableRows)
        case .model: return modelPane ?? ModelPane()
        case .unrolled: return UnrolledPane()
        case .heat: return HeatPane()
        case .gates: return GatesPane()
        case .grads: return GradsPane()
        case .ribbon: return RibbonPane()
        }
    }
}
