import Evaluator
import Markup
import Sessions

/// Plays a session straight through: prose, cells as if typed, what they show.
public struct Player {
    public let session: Session
    private let front: LineFrontEnd
    private let kernel: Kernel
    private let isColored: Bool

    public init(_ session: Session, kernel: Kernel, front: LineFrontEnd, isColored: Bool) {
        self.session = session
        self.kernel = kernel
        self.front = front
        self.isColored = isColored
    }

    public func run() -> ExitStatus {
        if let title = session.header?.title { show(Markup(title + "\n\n", .heading)) }
        for cell in session.cells {
            switch cell.kind {
            case .prose: show(prose(cell))
            case .code:
                guard !cell.isEmpty else { continue }
                show(typed(cell))
                let outcome = kernel.run(cell.source)
                front.startLine()
                show(Markup("\n"))
                switch outcome {
                case .done: continue
                case .failed(let failure):
                    guard failure.kind != .interrupt, cell.expectedError != nil else { return .failed(failure.kind) }
                case .exit(let status): return status == 0 ? .done : .asked(status)
                }
            }
        }
        front.flush()
        return .done
    }

    private func show(_ text: Markup) { front.write(text.rendered(colored: isColored)) }

    private func prose(_ cell: SessionCell) -> Markup {
        var text = Markup()
        if !cell.title.isEmpty { text.append(cell.title + "\n", .heading) }
        if !cell.prose.isEmpty { text.append(cell.prose + "\n") }
        text.append("\n")
        return text
    }

    private func typed(_ cell: SessionCell) -> Markup {
        let prompt = Prompts(number: kernel.number)
        var text = Markup()
        if !cell.title.isEmpty { text.append("# \(cell.title)\n", .comment) }
        for (index, line) in splitLines(cell.source).enumerated() {
            text.append(index == 0 ? prompt.first : prompt.continuation, .prompt)
            text.append(line + "\n")
        }
        return text
    }
}

/// `In [n]: `, and the dots that stand under it.
public struct Prompts: Hashable, Sendable {
    public let first: String
    public let continuation: String

    public init(number: Int) {
        first = "In [\(number)]: "
        continuation = String(repeating: " ", count: first.utf8.count - 5) + "...: "
    }
}
