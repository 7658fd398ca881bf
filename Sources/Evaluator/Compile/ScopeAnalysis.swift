import Language

/// Walks a tree once and notes which scope binds and uses which names.
struct ScopeAnalysis {
    private(set) var table = ScopeTable()
    private var scope: Scope

    static func analyze(_ statements: [Statement]) -> (module: Scope, table: ScopeTable) {
        let module = Scope(.module, parent: nil)
        var analysis = ScopeAnalysis(scope: module)
        analysis.visit(statements)
        module.resolve()
        return (module, analysis.table)
    }

    private init(scope: Scope) { self.scope = scope }

    // MARK: Statements

    private mutating func visit(_ statements: [Statement]) {
        for statement in statements { visit(statement) }
    }

    private mutating func visit(_ statement: Statement) {
        switch statement.kind {
        case .expression(let value): visit(value)
        case .assignment(let targets, let value):
            visit(value)
            for target in targets { bindTarget(target) }
        case .annotated(let target, let annotation, let value, let isSimple):
            if let value { visit(value) }
            if scope.kind != .function { visit(annotation) }
            if case .name(let name) = target.kind, isSimple { scope.bind(name) } else { bindTarget(target) }
        case .augmented(let target, _, let value):
            visit(target)
            visit(value)
            bindTarget(target)
        case .conditional(let branches, let otherwise):
            for branch in branches {
                visit(branch.test)
                visit(branch.body)
            }
            visit(otherwise)
        case .forLoop(let target, let iterable, let body, let otherwise):
            visit(iterable)
            bindTarget(target)
            visit(body)
            visit(otherwise)
        case .whileLoop(let test, let body, let otherwise):
            visit(test)
            visit(body)
            visit(otherwise)
        case .tryBlock(let body, let handlers, let otherwise, let finally):
            visit(body)
            for handler in handlers {
                if let type = handler.type { visit(type) }
                if let name = handler.name { scope.bind(name) }
                visit(handler.body)
            }
            visit(otherwise)
            visit(finally)
        case .with(let items, let body):
            for item in items {
                visit(item.context)
                if let target = item.target { bindTarget(target) }
            }
            visit(body)
        case .function(let definition): visit(definition)
        case .classDefinition(let definition): visit(definition)
        case .returning(let value): if let value { visit(value) }
        case .importModules(let modules):
            for module in modules {
                scope.bind(module.alias ?? String(module.name.prefix { $0 != "." }))
            }
        case .importNames(_, _, let names):
            for name in names { scope.bind(name.alias ?? name.name) }
        case .importAll, .pass, .breaking, .continuing: break
        case .global(let names):
            for name in names {
                scope.globals.insert(name)
                scope.unbind(name)
            }
        case .nonlocal(let names):
            for name in names {
                scope.nonlocals.insert(name)
                scope.unbind(name)
            }
        case .delete(let targets):
            for target in targets {
                visit(target)
                bindTarget(target)
            }
        case .assert(let test, let message):
            visit(test)
            if let message { visit(message) }
        case .raise(let exception, let cause):
            if let exception { visit(exception) }
            if let cause { visit(cause) }
        }
    }

    private mutating func bindTarget(_ target: Expression) {
        switch target.kind {
        case .name(let name): scope.bind(name)
        case .tuple(let items), .list(let items): for item in items { bindTarget(item) }
        case .starred(let inner): bindTarget(inner)
        default: visit(target)
        }
    }

    private mutating func visit(_ definition: FunctionDefinition) {
        for decorator in definition.decorators { visit(decorator) }
        visitOutside(definition.parameters)
        if let returns = definition.returns { visit(returns) }
        scope.bind(definition.name)
        inside(.function, ObjectIdentifier(definition)) { analysis in
            for parameter in definition.parameters.all { analysis.scope.bind(parameter.name) }
            analysis.visit(definition.body)
        }
    }

    private mutating func visitOutside(_ parameters: Parameters) {
        for parameter in parameters.all {
            if let value = parameter.defaultValue { visit(value) }
            if let annotation = parameter.annotation { visit(annotation) }
        }
    }

    private mutating func visit(_ definition: ClassDefinition) {
        for decorator in definition.decorators { visit(decorator) }
        for argument in definition.arguments { visit(argument.value) }
        scope.bind(definition.name)
        inside(.classBody, ObjectIdentifier(definition)) { $0.visit(definition.body) }
    }

    private mutating func inside(_ kind: Scope.Kind, _ key: ObjectIdentifier, _ body: (inout ScopeAnalysis) -> Void) {
        let outer = scope
        let inner = Scope(kind, parent: outer)
        table.definitions[key] = inner
        scope = inner
        body(&self)
        scope = outer
    }

    // MARK: Expressions

    private mutating func visit(_ expression: Expression) {
        switch expression.kind {
        case .none, .boolean, .ellipsis, .integer, .float, .string, .bytes: break
        case .formatted(let parts): visit(parts)
        case .name(let name):
            scope.used.insert(name)
            // Zero-argument `super()` reads the class it stands in.
            if name == "super" { scope.used.insert("__class__") }
        case .tuple(let items), .list(let items), .set(let items): for item in items { visit(item) }
        case .dictionary(let items):
            for item in items {
                switch item {
                case .pair(let key, let value):
                    visit(key)
                    visit(value)
                case .unpacked(let value): visit(value)
                }
            }
        case .unary(_, let operand): visit(operand)
        case .binary(let left, _, let right):
            visit(left)
            visit(right)
        case .binaryChain(let first, let links):
            visit(first)
            for link in links { visit(link.operand) }
        case .logical(_, let operands): for operand in operands { visit(operand) }
        case .comparison(let first, let links):
            visit(first)
            for link in links { visit(link.operand) }
        case .conditional(let test, let then, let otherwise):
            visit(test)
            visit(then)
            visit(otherwise)
        case .lambda(let definition):
            visitOutside(definition.parameters)
            inside(.function, ObjectIdentifier(definition)) { analysis in
                for parameter in definition.parameters.all { analysis.scope.bind(parameter.name) }
                analysis.visit(definition.body)
            }
        case .named(let target, _, let value):
            visit(value)
            // A walrus inside a comprehension binds outside it.
            var owner = scope
            while owner.kind == .comprehension, let parent = owner.parent { owner = parent }
            owner.bind(target)
            owner.used.insert(target)
        case .call(let callee, let arguments):
            visit(callee)
            for argument in arguments { visit(argument.value) }
        case .attribute(let base, _, _): visit(base)
        case .subscript(let base, let index):
            visit(base)
            visit(index)
        case .slice(let lower, let upper, let step):
            if let lower { visit(lower) }
            if let upper { visit(upper) }
            if let step { visit(step) }
        case .starred(let value): visit(value)
        case .listComprehension(let element, let clauses), .setComprehension(let element, let clauses):
            comprehension(expression.range, .comprehension, clauses) { $0.visit(element) }
        case .generator(let element, let clauses):
            comprehension(expression.range, .function, clauses) { $0.visit(element) }
        case .dictionaryComprehension(let key, let value, let clauses):
            comprehension(expression.range, .comprehension, clauses) {
                $0.visit(key)
                $0.visit(value)
            }
        case .yield(let value): if let value { visit(value) }
        case .yieldFrom(let value): visit(value)
        }
    }

    private mutating func visit(_ parts: [FormattedPart]) {
        for part in parts {
            if case .field(let field) = part {
                visit(field.value)
                if let format = field.format { visit(format) }
            }
        }
    }

    private mutating func comprehension(
        _ range: SourceRange, _ kind: Scope.Kind, _ clauses: [ComprehensionClause],
        _ body: (inout ScopeAnalysis) -> Void
    ) {
        if let first = clauses.first { visit(first.iterable) }
        let outer = scope
        let inner = Scope(kind, parent: outer)
        table.comprehensions[range] = inner
        scope = inner
        for (index, clause) in clauses.enumerated() {
            if index > 0 { visit(clause.iterable) }
            bindTarget(clause.target)
            for condition in clause.conditions { visit(condition) }
        }
        body(&self)
        scope = outer
    }
}
