import Evaluator
import Sessions

/// Reruns a session and compares what its cells show with what was recorded.
public struct Checker {
    public let session: Session
    public let name: String
    /// The screen that everything must fit; nil for any.
    public var screen: ScreenSize?
    /// Whether what differs is taken over into `accepted`.
    public var accepts = false

    /// Columns and rows.
    public struct ScreenSize: Hashable, Sendable {
        public let columns: Int
        public let rows: Int

        public init(columns: Int, rows: Int) {
            self.columns = columns
            self.rows = rows
        }

        /// Reads `80x24`.
        public init?(_ text: String) {
            let parts = text.split(separator: "x", omittingEmptySubsequences: false)
            guard parts.count == 2, let columns = Int(parts[0]), let rows = Int(parts[1]), columns > 0, rows > 0 else {
                return nil
            }
            self.init(columns: columns, rows: rows)
        }
    }

    public init(_ session: Session, name: String) {
        self.session = session
        self.name = name
    }

    /// - Parameters:
    ///   - authorize: which files cells may open.
    ///   - prepare: what the caller wants done with the kernel before the first cell.
    /// - Returns: what was found, and the session with what was accepted in it.
    public func run(
        authorize: @escaping (FileAccess, String) throws -> Void, prepare: (Kernel) -> Void = { _ in }
    ) -> (result: CheckResult, accepted: Session) {
        let recorder = RecordingFrontEnd(authorize: authorize)
        let kernel = Kernel(front: recorder)
        prepare(kernel)
        var result = CheckResult(name: name)
        var accepted = session
        for (index, cell) in session.cells.enumerated() where !cell.isEmpty {
            recorder.begin()
            let number = kernel.number
            let start = ContinuousClock.now
            let outcome = kernel.run(cell.source)
            let took = (ContinuousClock.now - start).components
            var difference = session.difference(cell: index, output: recorder.output, error: recorder.error)
            let isInterrupted = if case .failed(let failure) = outcome { failure.kind == .interrupt } else { false }
            if accepts, !isInterrupted, difference != nil || !session.hasExpectations {
                accepted.cells[index] = session.accepting(
                    cell: index, output: recorder.output, error: recorder.error)
                if accepted.cells[index] != cell { result.acceptedCount += 1 }
                difference = nil
            }
            result.cells.append(
                CheckResult.Cell(
                    name: session.name(ofCell: index), line: cell.firstLine,
                    milliseconds: Int(took.seconds) * 1000 + Int(took.attoseconds / 1_000_000_000_000_000),
                    summary: difference?.summary, diff: difference?.unifiedDiff ?? ""))
            if let screen {
                result.overflows += overflows(
                    index, number: number, shown: recorder.output + (recorder.error ?? ""), screen)
            }
            if case .exit = outcome { break }
            if isInterrupted { break }
        }
        return (result, accepted)
    }

    /// What of a cell does not fit the screen.
    private func overflows(_ index: Int, number: Int, shown: String, _ screen: ScreenSize) -> [String] {
        let cell = session.cells[index]
        let place = session.name(ofCell: index)
        let prompt = Prompts(number: number).first.utf8.count
        var found: [String] = []
        for (offset, line) in splitLines(cell.source).enumerated() where line.displayWidth + prompt > screen.columns {
            found.append(
                "\(place), line \(cell.sourceLine + offset): code of \(line.displayWidth + prompt) columns on a screen of "
                    + "\(screen.columns)")
        }
        let lines = splitLines(shown)
        for line in lines where line.displayWidth > screen.columns {
            found.append(
                "\(place), line \(cell.expectationLine): output of \(line.displayWidth) columns on a screen of "
                    + "\(screen.columns)")
        }
        let rows =
            (cell.title.isEmpty ? 0 : 1) + splitLines(cell.source).count + min(lines.count, cell.options.fold ?? .max)
        if rows > screen.rows {
            found.append("\(place), line \(cell.firstLine): \(rows) rows on a screen of \(screen.rows)")
        }
        return found
    }
}
