import Evaluator
import Language
import Sessions

/// Runs a program from top to bottom: what it prints is what Python would print.
public struct Script {
    public let front: any FrontEnd
    public let interpreter: Interpreter

    /// - Parameters:
    ///   - arguments: `sys.argv`.
    ///   - searchPath: where `import` looks for `.py` files.
    public init(front: any FrontEnd, dialect: Dialect, arguments: [String], searchPath: [String]) {
        self.front = front
        interpreter = Interpreter(host: KernelHost(front: front), dialect: dialect)
        interpreter.arguments = arguments
        interpreter.searchPath = searchPath
    }

    public func run(_ source: SourceText) -> ExitStatus {
        let tree: SyntaxTree
        do throws(Diagnostic) {
            tree = try parseModule(source)
        } catch {
            return fail(Raised.converting(error, source: source))
        }
        do {
            try interpreter.run(tree)
        } catch {
            return fail(Raised.converting(error, source: source))
        }
        front.flush()
        return .done
    }

    /// Runs the code cells of a session without showing values; a cell that is recorded to fail may fail.
    public func run(_ session: Session, name: String) -> ExitStatus {
        for cell in session.cells where !cell.isEmpty {
            for part in CellPart.parts(of: cell.source) {
                // Magics are comments to Python.
                guard case .code(let code, let line) = part else { continue }
                let before = String(repeating: "\n", count: cell.sourceLine - 1 + line)
                let status = run(SourceText(name: name, before + code))
                if case .failed = status, cell.expectedError != nil { continue }
                guard case .done = status else { return status }
            }
        }
        return .done
    }

    private func fail(_ raised: Raised) -> ExitStatus {
        front.flush()
        if let status = raised.exitStatus(writingTo: front) { return status == 0 ? .done : .asked(status) }
        let failure = Failure(raised, interpreter, style: .script)
        front.report(failure)
        return .failed(failure.kind)
    }
}

/// How a program ended, and the status that the shell sees.
public enum ExitStatus: Hashable, Sendable {
    case done
    case failed(Failure.Kind)
    /// `sys.exit(n)`
    case asked(Int32)
    /// A file that is not there, or an argument that makes no sense.
    case wrongUsage
    /// A session file with a mistake in it.
    case refusedInput
    /// A check that found differences.
    case differs

    public var code: Int32 {
        switch self {
        case .done: 0
        case .failed(.runtime), .differs: 1
        case .wrongUsage: 2
        case .failed(.syntax), .refusedInput: 65
        case .failed(.interrupt): 130
        case .asked(let status): status
        }
    }
}
