import Evaluator
import Sessions

/// Reruns a session and compares what its cells show with what was recorded.
public struct Checker {
    public let session: Session
    public let name: String

    public init(_ session: Session, name: String) {
        self.session = session
        self.name = name
    }

    public struct Report: Hashable, Sendable {
        public let name: String
        public let cellCount: Int
        public let differences: [Difference]

        /// The lines that `rnn check` prints.
        public var text: String {
            guard !differences.isEmpty else { return "ok       \(name) (\(cellCount) cells)\n" }
            var text = "differs  \(name) (\(differences.count) of \(cellCount) cells)\n"
            for difference in differences {
                text += "\(name): \(difference.summary)\n"
                if !difference.unifiedDiff.isEmpty {
                    text += "--- \(name)\n+++ \(name) (rerun)\n\(difference.unifiedDiff)"
                }
            }
            return text
        }
    }

    /// - Parameters:
    ///   - authorize: which files cells may open.
    ///   - prepare: what the caller wants done with the kernel before the first cell.
    public func run(
        authorize: @escaping (FileAccess, String) throws -> Void, prepare: (Kernel) -> Void = { _ in }
    ) -> Report {
        let recorder = RecordingFrontEnd(authorize: authorize)
        let kernel = Kernel(front: recorder)
        prepare(kernel)
        var differences: [Difference] = []
        var count = 0
        for (index, cell) in session.cells.enumerated() where !cell.isEmpty {
            recorder.begin()
            count += 1
            let outcome = kernel.run(cell.source)
            if let difference = session.difference(cell: index, output: recorder.output, error: recorder.error) {
                differences.append(difference)
            }
            if case .exit = outcome { break }
            if case .failed(let failure) = outcome, failure.kind == .interrupt { break }
        }
        return Report(name: name, cellCount: count, differences: differences)
    }
}
