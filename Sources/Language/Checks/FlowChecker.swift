/// Refuses what parses but cannot run: `return` outside a function, `break` outside a loop, stars and keywords that
/// make no sense. CPython's compiler says the same, in the same order.
struct FlowChecker {
    let source: SourceText
    var warnings: [SyntaxWarning] = []
    private var isInFunction = false
    private var isInLoop = false

    init(source: SourceText) {
        self.source = source
    }

    private func failure(_ message: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(kind: .syntax, message: message, range: range, in: source)
    }

    mutating func check(_ statements: [Statement]) throws(Diagnostic) {
        for statement in statements { try check(statement) }
    }

    private mutating func inLoop(_ body: [Statement]) throws(Diagnostic) {
        let outer = isInLoop
        isInLoop = true
        try check(body)
        isInLoop = outer
    }

    private mutating func inScope(isFunction: Bool, _ body: [Statement]) throws(Diagnostic) {
        let outer = (isInFunction, isInLoop)
        (isInFunction, isInLoop) = (isFunction, false)
        try check(body)
        (isInFunction, isInLoop) = outer
    }

    private mutating func check(_ statement: Statement) throws(Diagnostic) {
        switch statement.kind {
        case .expression(let value): try check(value)
        case .assignment(let targets, let value):
            try check(value)
            for target in targets { try checkTarget(target) }
        case .annotated(let target, let annotation, let value, _):
            if let value { try check(value) }
            try checkTarget(target)
            try check(annotation)
        case .augmented(let target, _, let value):
            try checkTarget(target)
            try check(value)
        case .conditional(let branches, let otherwise):
            for branch in branches {
                try check(branch.test)
                try check(branch.body)
            }
            try check(otherwise)
        case .forLoop(let target, let iterable, let body, let otherwise):
            try check(iterable)
            try checkTarget(target)
            try inLoop(body)
            try check(otherwise)
        case .whileLoop(let test, let body, let otherwise):
            try check(test)
            try inLoop(body)
            try check(otherwise)
        case .tryBlock(let body, let handlers, let otherwise, let finally):
            try check(body)
            for (index, handler) in handlers.enumerated() {
                if let type = handler.type {
                    try check(type)
                } else if index + 1 < handlers.count {
                    throw failure("default 'except:' must be last", handler.range)
                }
                try check(handler.body)
            }
            try check(otherwise)
            try check(finally)
        case .with(let items, let body):
            for item in items {
                try check(item.context)
                if let target = item.target { try checkTarget(target) }
            }
            try check(body)
        case .function(let definition):
            for decorator in definition.decorators { try check(decorator) }
            try check(definition.parameters)
            if let returns = definition.returns { try check(returns) }
            try inScope(isFunction: true, definition.body)
        case .classDefinition(let definition):
            for decorator in definition.decorators { try check(decorator) }
            try inScope(isFunction: false, definition.body)
            try check(definition.arguments)
        case .returning(let value):
            if !isInFunction { throw failure("'return' outside function", statement.range) }
            if let value { try check(value) }
        case .delete(let targets):
            for target in targets { try checkTarget(target) }
        case .assert(let test, let message):
            warnAboutAssert(test, statement.range)
            try check(test)
            if let message { try check(message) }
        case .raise(let exception, let cause):
            if let exception { try check(exception) }
            if let cause { try check(cause) }
        case .breaking:
            if !isInLoop { throw failure("'break' outside loop", statement.range) }
        case .continuing:
            if !isInLoop { throw failure("'continue' not properly in loop", statement.range) }
        case .importModules, .importNames, .importAll, .global, .nonlocal, .pass: break
        }
    }

    private mutating func check(_ parameters: Parameters) throws(Diagnostic) {
        for parameter in parameters.all {
            if let value = parameter.defaultValue { try check(value) }
            guard let annotation = parameter.annotation else { continue }
            if case .starred(let inner) = annotation.kind { try check(inner) } else { try check(annotation) }
        }
    }

    /// Checks what is assigned to; a star belongs into a tuple or list, once.
    private mutating func checkTarget(_ target: Expression) throws(Diagnostic) {
        switch target.kind {
        case .tuple(let items), .list(let items):
            var stars = 0
            for item in items {
                if case .starred(let inner) = item.kind {
                    stars += 1
                    if stars > 1 { throw failure("multiple starred expressions in assignment", target.range) }
                    try checkTarget(inner)
                } else {
                    try checkTarget(item)
                }
            }
        case .starred:
            throw failure("starred assignment target must be in a list or tuple", target.range)
        default:
            try check(target)
        }
    }

    private mutating func check(_ items: [Expression]) throws(Diagnostic) {
        for item in items {
            if case .starred(let inner) = item.kind { try check(inner) } else { try check(item) }
        }
    }

    private mutating func check(_ arguments: [Argument]) throws(Diagnostic) {
        for (index, argument) in arguments.enumerated() {
            guard case .keyword(let name) = argument.kind else { continue }
            for other in arguments[(index + 1)...] where other.kind == .keyword(name) {
                throw failure("keyword argument repeated: \(name)", other.range)
            }
        }
        for argument in arguments { try check(argument.value) }
    }

    private mutating func check(_ expression: Expression) throws(Diagnostic) {
        switch expression.kind {
        case .none, .boolean, .ellipsis, .integer, .float, .string, .bytes, .name: break
        case .formatted(let parts): try check(parts)
        case .tuple(let items), .list(let items), .set(let items): try check(items)
        case .dictionary(let items):
            for item in items {
                switch item {
                case .pair(let key, let value):
                    try check(key)
                    try check(value)
                case .unpacked(let value): try check(value)
                }
            }
        case .unary(_, let operand): try check(operand)
        case .binary(let left, _, let right):
            try check(left)
            try check(right)
        case .binaryChain(let first, let links):
            try check(first)
            for link in links { try check(link.operand) }
        case .logical(_, let operands):
            for operand in operands { try check(operand) }
        case .comparison(let first, let links):
            warnAboutIdentity(first, links, expression.range)
            try check(first)
            for link in links { try check(link.operand) }
        case .conditional(let test, let then, let otherwise):
            try check(test)
            try check(then)
            try check(otherwise)
        case .lambda(let definition):
            try check(definition.parameters)
            let outer = (isInFunction, isInLoop)
            (isInFunction, isInLoop) = (true, false)
            try check(definition.body)
            (isInFunction, isInLoop) = outer
        case .named(_, _, let value): try check(value)
        case .call(let callee, let arguments):
            warnAboutCall(callee, expression.range)
            try check(callee)
            try check(arguments)
        case .attribute(let base, _, _): try check(base)
        case .subscript(let base, let index):
            warnAboutSubscript(base, index, expression.range)
            try check(base)
            try check(index)
        case .slice(let lower, let upper, let step):
            if let lower { try check(lower) }
            if let upper { try check(upper) }
            if let step { try check(step) }
        case .starred: throw failure("can't use starred expression here", expression.range)
        case .listComprehension(let element, let clauses), .setComprehension(let element, let clauses),
            .generator(let element, let clauses):
            try check(clauses)
            try check(element)
        case .dictionaryComprehension(let key, let value, let clauses):
            try check(clauses)
            try check(key)
            try check(value)
        case .yield(let value):
            if !isInFunction { throw failure("'yield' outside function", expression.range) }
            if let value { try check(value) }
        case .yieldFrom(let value):
            if !isInFunction { throw failure("'yield' outside function", expression.range) }
            try check(value)
        }
    }

    private mutating func check(_ clauses: [ComprehensionClause]) throws(Diagnostic) {
        for clause in clauses {
            try check(clause.iterable)
            try checkTarget(clause.target)
            for condition in clause.conditions { try check(condition) }
        }
    }

    private mutating func check(_ parts: [FormattedPart]) throws(Diagnostic) {
        for case .field(let field) in parts {
            try check(field.value)
            if let format = field.format { try check(format) }
        }
    }
}
