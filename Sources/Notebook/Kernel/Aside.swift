import Language
import Markup

extension Kernel {
    /// Runs a cell while another one is paused: it has no number, is not recorded, and its value is shown without `Out`.
    public func runAside(_ source: String) -> Outcome {
        let recording = front
        // What is looked at in a pause is no output of the cell.
        front = unrecordedFront ?? recording
        defer { front = recording }
        for part in CellPart.parts(of: source) {
            let outcome: Outcome
            switch part {
            case .code(let text, let line):
                outcome = run(aside: String(repeating: "\n", count: line) + text)
            case .magic(let name, let arguments): outcome = runMagic(name, arguments, cell: nil)
            case .cellMagic(let name, let arguments, let body): outcome = runMagic(name, arguments, cell: body)
            case .question(let name):
                answer(name.isEmpty ? Help.overview() : help(on: name))
                outcome = .done
            }
            guard case .done = outcome else { return outcome }
        }
        return .done
    }

    private func run(aside code: String) -> Outcome {
        do {
            if let value = try execute(SourceText(name: "paused", code), displays: true), !value.isNone {
                front.answer(Markup(try interpreter.repr(value) + "\n"))
            }
            return .done
        } catch {
            return fail(with: error)
        }
    }
}
