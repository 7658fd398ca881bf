import Language
import Tensors

/// A Python exception on its way through Swift code.
public final class Raised: Error, @unchecked Sendable {
    public let exception: ExceptionObject

    public init(_ exception: ExceptionObject) { self.exception = exception }

    /// A builtin exception with a message: `Raised(.typeError, "'int' object is not iterable")`.
    public convenience init(_ kind: ExceptionKind, _ message: String) {
        self.init(ExceptionObject(Types.current.exception(kind), [.text(message)]))
    }

    /// A builtin exception without a message.
    public convenience init(_ kind: ExceptionKind) {
        self.init(ExceptionObject(Types.current.exception(kind), []))
    }

    /// `KeyError(key)`
    public static func key(_ key: Value) -> Raised {
        Raised(ExceptionObject(Types.current.exception(.keyError), [key]))
    }

    /// `StopIteration(value)`
    static func stop(_ value: Value) -> Raised {
        Raised(ExceptionObject(Types.current.exception(.stopIteration), value.isNone ? [] : [value]))
    }

    static func recursion() -> Raised { Raised(.recursionError, "maximum recursion depth exceeded") }

    public static func overflow(_ message: String = "integer result does not fit into 64 bits") -> Raised {
        Raised(.overflowError, message)
    }

    /// An `OSError` by its errno, as the class that Python gives it.
    public static func system(_ code: Int32, _ message: String, file: String?) -> Raised {
        let kind = ExceptionKind(systemError: Int(code))
        let exception = ExceptionObject(Types.current.exception(kind), [.int(Int(code)), .text(message)])
        exception.setField("errno", .int(Int(code)))
        exception.setField("strerror", .text(message))
        exception.setField("filename", file.map(Value.text) ?? .none)
        return Raised(exception)
    }

    public func isKind(_ kind: ExceptionKind) -> Bool {
        exception.type.isSubtype(of: Types.current.exception(kind))
    }

    /// Any Swift error as a Python exception: the one place where tensor errors and syntax errors become one.
    public static func converting(_ error: any Error, source: SourceText? = nil) -> Raised {
        switch error {
        case let raised as Raised: return raised
        case let error as TensorError: return Raised(ExceptionKind(error.kind), error.message)
        case let diagnostic as Diagnostic:
            let raised = Raised(ExceptionKind(rawValue: diagnostic.kind.rawValue) ?? .syntaxError, diagnostic.message)
            if let source { raised.exception.diagnostic = (diagnostic, source) }
            return raised
        default: return Raised(.runtimeError, String(describing: error))
        }
    }
}

extension ExceptionKind {
    init(_ kind: TensorError.Kind) {
        switch kind {
        case .runtimeError: self = .runtimeError
        case .valueError: self = .valueError
        case .indexError: self = .indexError
        case .typeError: self = .typeError
        case .notImplementedError: self = .notImplementedError
        case .assertionError: self = .assertionError
        case .attributeError: self = .attributeError
        case .keyError: self = .keyError
        }
    }
}

extension ExceptionKind {
    /// The class that Python gives an errno.
    init(systemError code: Int) {
        self =
            switch code {
            case 1, 13: .permissionError
            case 2: .fileNotFoundError
            case 4: .interruptedError
            case 10: .childProcessError
            case 11: .blockingIOError
            case 17: .fileExistsError
            case 20: .notADirectoryError
            case 21: .isADirectoryError
            case 32: .brokenPipeError
            case 110: .timeoutError
            default: .osError
            }
    }
}

extension Types {
    /// `OSError(2, …)` is a FileNotFoundError.
    func systemErrorType(_ type: TypeObject, _ code: Value) -> TypeObject {
        guard type === exception(.osError), case .int(let number) = code else { return type }
        return exception(ExceptionKind(systemError: number))
    }
}
