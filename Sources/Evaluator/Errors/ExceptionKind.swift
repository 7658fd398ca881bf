/// Python's own exception classes.
public enum ExceptionKind: String, CaseIterable, Sendable {
    case baseException = "BaseException"
    case systemExit = "SystemExit"
    case keyboardInterrupt = "KeyboardInterrupt"
    case generatorExit = "GeneratorExit"
    case exception = "Exception"
    case stopIteration = "StopIteration"
    case stopAsyncIteration = "StopAsyncIteration"
    case arithmeticError = "ArithmeticError"
    case floatingPointError = "FloatingPointError"
    case overflowError = "OverflowError"
    case zeroDivisionError = "ZeroDivisionError"
    case assertionError = "AssertionError"
    case attributeError = "AttributeError"
    case bufferError = "BufferError"
    case endOfFileError = "EOFError"
    case importError = "ImportError"
    case moduleNotFoundError = "ModuleNotFoundError"
    case lookupError = "LookupError"
    case indexError = "IndexError"
    case keyError = "KeyError"
    case memoryError = "MemoryError"
    case nameError = "NameError"
    case unboundLocalError = "UnboundLocalError"
    case osError = "OSError"
    case blockingIOError = "BlockingIOError"
    case childProcessError = "ChildProcessError"
    case connectionError = "ConnectionError"
    case brokenPipeError = "BrokenPipeError"
    case connectionAbortedError = "ConnectionAbortedError"
    case connectionRefusedError = "ConnectionRefusedError"
    case connectionResetError = "ConnectionResetError"
    case fileExistsError = "FileExistsError"
    case fileNotFoundError = "FileNotFoundError"
    case interruptedError = "InterruptedError"
    case isADirectoryError = "IsADirectoryError"
    case notADirectoryError = "NotADirectoryError"
    case permissionError = "PermissionError"
    case processLookupError = "ProcessLookupError"
    case timeoutError = "TimeoutError"
    case referenceError = "ReferenceError"
    case runtimeError = "RuntimeError"
    case notImplementedError = "NotImplementedError"
    case recursionError = "RecursionError"
    case syntaxError = "SyntaxError"
    case indentationError = "IndentationError"
    case tabError = "TabError"
    case systemError = "SystemError"
    case typeError = "TypeError"
    case valueError = "ValueError"
    case unicodeError = "UnicodeError"
    case unicodeDecodeError = "UnicodeDecodeError"
    case unicodeEncodeError = "UnicodeEncodeError"
    case unicodeTranslateError = "UnicodeTranslateError"
    case warning = "Warning"
    case bytesWarning = "BytesWarning"
    case deprecationWarning = "DeprecationWarning"
    case futureWarning = "FutureWarning"
    case importWarning = "ImportWarning"
    case pendingDeprecationWarning = "PendingDeprecationWarning"
    case resourceWarning = "ResourceWarning"
    case runtimeWarning = "RuntimeWarning"
    case syntaxWarning = "SyntaxWarning"
    case unicodeWarning = "UnicodeWarning"
    case userWarning = "UserWarning"

    /// The class it derives from; nil for `BaseException`.
    var base: ExceptionKind? {
        switch self {
        case .baseException: nil
        case .systemExit, .keyboardInterrupt, .generatorExit, .exception: .baseException
        case .floatingPointError, .overflowError, .zeroDivisionError: .arithmeticError
        case .moduleNotFoundError: .importError
        case .indexError, .keyError: .lookupError
        case .unboundLocalError: .nameError
        case .blockingIOError, .childProcessError, .connectionError, .fileExistsError, .fileNotFoundError,
            .interruptedError, .isADirectoryError, .notADirectoryError, .permissionError, .processLookupError,
            .timeoutError:
            .osError
        case .brokenPipeError, .connectionAbortedError, .connectionRefusedError, .connectionResetError:
            .connectionError
        case .notImplementedError, .recursionError: .runtimeError
        case .indentationError: .syntaxError
        case .tabError: .indentationError
        case .unicodeError: .valueError
        case .unicodeDecodeError, .unicodeEncodeError, .unicodeTranslateError: .unicodeError
        case .bytesWarning, .deprecationWarning, .futureWarning, .importWarning, .pendingDeprecationWarning,
            .resourceWarning, .runtimeWarning, .syntaxWarning, .unicodeWarning, .userWarning:
            .warning
        case .stopIteration, .stopAsyncIteration, .arithmeticError, .assertionError, .attributeError, .bufferError,
            .endOfFileError, .importError, .lookupError, .memoryError, .nameError, .osError, .referenceError,
            .runtimeError, .syntaxError, .systemError, .typeError, .valueError, .warning:
            .exception
        }
    }
}
