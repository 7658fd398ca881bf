import Language

/// Where a piece of code stands, for tracebacks: its source and its function's name.
final class Site {
    let source: SourceText
    let function: String

    init(source: SourceText, function: String) {
        self.source = source
        self.function = function
    }

    /// Any error as a Python exception that knows this frame's place, unless a place further in is known already.
    @inline(never)
    func locate(_ error: any Error, _ range: SourceRange) -> Raised {
        let raised = Raised.converting(error, source: source)
        let exception = raised.exception
        if exception.isLocated { return raised }
        exception.isLocated = true
        exception.traceback.append(TracebackEntry(source: source, range: range, function: function))
        if exception.context == nil, let handled = Machine.current.pointee.handled.last, handled !== exception {
            exception.setContext(handled)
        }
        return raised
    }
}

extension ExceptionObject {
    /// The exception that was being handled, without making a circle.
    func setContext(_ other: ExceptionObject) {
        var link: ExceptionObject? = other
        while let current = link {
            if current.context === self {
                current.context = nil
                break
            }
            link = current.context
        }
        context = other
    }
}
