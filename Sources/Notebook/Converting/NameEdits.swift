import Language

/// What a text's names come to: where session names, bare flags and the last value stand, and what the text binds.
///
/// Scopes are followed as far as translation needs it: a name that a function binds anywhere is its own.
struct NameEdits {
    struct Edit: Hashable {
        let range: SourceRange
        let text: String
    }

    private(set) var edits: [Edit] = []
    /// Names of `session` (sample data and its functions) that were used.
    private(set) var samples: Set<String> = []
    /// Modules that were used by the names a session has imported.
    private(set) var modules: Set<String> = []
    /// What `def` names, methods too.
    private(set) var functions: Set<String> = []
    private let source: SourceText
    private let bound: Set<String>
    private let takesFlags: Bool
    /// Where a name that nothing binds comes from, as `Interpreter.origin` has it.
    private let origin: (String) -> String?
    private var scopes: [Set<String>] = []

    /// - Parameter takesFlags: false where an unknown name is a mistake on purpose.
    init(
        _ tree: SyntaxTree, bound: Set<String>, takesFlags: Bool = true, origin: @escaping (String) -> String?
    ) {
        self.takesFlags = takesFlags
        source = tree.source
        self.bound = bound
        self.origin = origin
        walk(tree.statements)
    }

    private func isBound(_ name: String) -> Bool { bound.contains(name) || scopes.contains { $0.contains(name) } }

    /// A name that is read.
    private mutating func read(_ name: String, _ range: SourceRange) {
        guard !isBound(name), let origin = origin(name) else { return }
        switch origin {
        case "builtins": return
        case "session": samples.insert(name)
        case "module": modules.insert(name)
        default:
            guard source.text(range) == name else { return }
            let prefix =
                switch origin {
                case "torch.nn": "nn"
                case "torch.optim": "optim"
                default: origin
                }
            modules.insert(prefix)
            edits.append(Edit(range: range, text: "\(prefix).\(name)"))
        }
    }

    // MARK: Statements

    private mutating func walk(_ statements: [Statement]) { for statement in statements { walk(statement) } }

    private mutating func walk(_ statement: Statement) {
        switch statement.kind {
        case .expression(let value): walk(value)
        case .assignment(let targets, let value):
            walk(value)
            for target in targets { walkTarget(target) }
        case .annotated(let target, let annotation, let value, _):
            walk(annotation)
            if let value { walk(value) }
            walkTarget(target)
        case .augmented(let target, _, let value):
            walk(value)
            walkTarget(target)
        case .conditional(let branches, let otherwise):
            for branch in branches {
                walk(branch.test)
                walk(branch.body)
            }
            walk(otherwise)
        case .forLoop(let target, let iterable, let body, let otherwise):
            walk(iterable)
            walkTarget(target)
            walk(body)
            walk(otherwise)
        case .whileLoop(let test, let body, let otherwise):
            walk(test)
            walk(body)
            walk(otherwise)
        case .tryBlock(let body, let handlers, let otherwise, let finally):
            walk(body)
            for handler in handlers {
                if let type = handler.type { walk(type) }
                walk(handler.body)
            }
            walk(otherwise)
            walk(finally)
        case .with(let items, let body):
            for item in items {
                walk(item.context)
                if let target = item.target { walkTarget(target) }
            }
            walk(body)
        case .function(let function):
            functions.insert(function.name)
            for decorator in function.decorators { walk(decorator) }
            walkHead(function.parameters)
            if let returns = function.returns { walk(returns) }
            scopes.append(
                Set(function.parameters.all.map(\.name)).union(Bindings.names(function.body, isFunction: true)))
            walk(function.body)
            scopes.removeLast()
        case .classDefinition(let definition):
            for decorator in definition.decorators { walk(decorator) }
            for argument in definition.arguments { walk(argument.value) }
            // Names of a class body are seen in the body, not in its methods; there they would be reached by `self`.
            walk(definition.body)
        case .returning(let value): if let value { walk(value) }
        case .delete(let targets): for target in targets { walkTarget(target) }
        case .assert(let test, let message):
            walk(test)
            if let message { walk(message) }
        case .raise(let exception, let cause):
            if let exception { walk(exception) }
            if let cause { walk(cause) }
        case .importModules, .importNames, .importAll, .global, .nonlocal, .pass, .breaking, .continuing: break
        }
    }

    private mutating func walkHead(_ parameters: Parameters) {
        for parameter in parameters.all {
            if let annotation = parameter.annotation { walk(annotation) }
            if let value = parameter.defaultValue { walk(value) }
        }
    }

    /// Names in a target are bound, not read.
    private mutating func walkTarget(_ target: Expression) {
        switch target.kind {
        case .name: break
        case .tuple(let items), .list(let items): for item in items { walkTarget(item) }
        case .starred(let inner): walkTarget(inner)
        case _: walk(target)
        }
    }

    // MARK: Expressions

    private mutating func walk(_ expression: Expression) {
        switch expression.kind {
        case .none, .boolean, .ellipsis, .integer, .float, .string, .bytes: break
        case .formatted(let parts): walk(parts)
        case .name(let name): read(name, expression.range)
        case .tuple(let items), .list(let items), .set(let items): for item in items { walk(item) }
        case .dictionary(let items):
            for item in items {
                switch item {
                case .pair(let key, let value):
                    walk(key)
                    walk(value)
                case .unpacked(let value): walk(value)
                }
            }
        case .unary(_, let value), .starred(let value), .yieldFrom(let value): walk(value)
        case .binary(let left, _, let right):
            walk(left)
            walk(right)
        case .binaryChain(let first, let links):
            walk(first)
            for link in links { walk(link.operand) }
        case .logical(_, let items): for item in items { walk(item) }
        case .comparison(let first, let links):
            walk(first)
            for link in links { walk(link.operand) }
        case .conditional(let test, let then, let otherwise):
            walk(test)
            walk(then)
            walk(otherwise)
        case .lambda(let lambda):
            walkHead(lambda.parameters)
            scopes.append(Set(lambda.parameters.all.map(\.name)))
            walk(lambda.body)
            scopes.removeLast()
        case .named(_, _, let value): walk(value)
        case .call(let callee, let arguments):
            walk(callee)
            var mayFlag = takesFlags
            if case .name(let name) = callee.kind, isBound(name) || origin(name) == "builtins" { mayFlag = false }
            for argument in arguments { walk(argument, mayFlag: mayFlag) }
        case .attribute(let base, _, _): walk(base)
        case .subscript(let base, let index):
            walk(base)
            walk(index)
        case .slice(let lower, let upper, let step):
            for part in [lower, upper, step] { if let part { walk(part) } }
        case .listComprehension(let element, let clauses), .setComprehension(let element, let clauses),
            .generator(let element, let clauses):
            walk(clauses, then: [element])
        case .dictionaryComprehension(let key, let value, let clauses): walk(clauses, then: [key, value])
        case .yield(let value): if let value { walk(value) }
        }
    }

    /// A name that nothing knows, given by place, is a flag that is switched on.
    private mutating func walk(_ argument: Argument, mayFlag: Bool) {
        if mayFlag, case .positional = argument.kind, case .name(let name) = argument.value.kind, !isBound(name),
            origin(name) == nil, source.text(argument.value.range) == name
        {
            edits.append(Edit(range: argument.value.range, text: "\(name)=True"))
            return
        }
        walk(argument.value)
    }

    private mutating func walk(_ clauses: [ComprehensionClause], then elements: [Expression]) {
        var names: Set<String> = []
        for clause in clauses { Bindings.add(clause.target, to: &names) }
        if let first = clauses.first { walk(first.iterable) }
        scopes.append(names)
        for (index, clause) in clauses.enumerated() {
            if index > 0 { walk(clause.iterable) }
            walkTarget(clause.target)
            for condition in clause.conditions { walk(condition) }
        }
        for element in elements { walk(element) }
        scopes.removeLast()
    }

    private mutating func walk(_ parts: [FormattedPart]) {
        for part in parts {
            guard case .field(let field) = part else { continue }
            walk(field.value)
            if let format = field.format { walk(format) }
        }
    }
}

/// Names that statements bind in their own scope.
enum Bindings {
    static func names(_ statements: [Statement], isFunction: Bool = false) -> Set<String> {
        var names: Set<String> = []
        var outer: Set<String> = []
        add(statements, to: &names, outer: &outer)
        return isFunction ? names.subtracting(outer) : names
    }

    private static func add(_ statements: [Statement], to names: inout Set<String>, outer: inout Set<String>) {
        for statement in statements {
            switch statement.kind {
            case .assignment(let targets, _): for target in targets { add(target, to: &names) }
            case .annotated(let target, _, _, _), .augmented(let target, _, _): add(target, to: &names)
            case .conditional(let branches, let otherwise):
                for branch in branches { add(branch.body, to: &names, outer: &outer) }
                add(otherwise, to: &names, outer: &outer)
            case .forLoop(let target, _, let body, let otherwise):
                add(target, to: &names)
                add(body + otherwise, to: &names, outer: &outer)
            case .whileLoop(_, let body, let otherwise): add(body + otherwise, to: &names, outer: &outer)
            case .tryBlock(let body, let handlers, let otherwise, let finally):
                add(body + otherwise + finally, to: &names, outer: &outer)
                for handler in handlers {
                    if let name = handler.name { names.insert(name) }
                    add(handler.body, to: &names, outer: &outer)
                }
            case .with(let items, let body):
                for item in items { if let target = item.target { add(target, to: &names) } }
                add(body, to: &names, outer: &outer)
            case .function(let function): names.insert(function.name)
            case .classDefinition(let definition): names.insert(definition.name)
            case .importModules(let modules):
                for module in modules {
                    names.insert(
                        module.alias ?? module.name.split(separator: ".").first.map(String.init) ?? module.name)
                }
            case .importNames(_, _, let imported): for name in imported { names.insert(name.alias ?? name.name) }
            case .global(let list), .nonlocal(let list): outer.formUnion(list)
            case .expression(let value):
                if case .named(let target, _, _) = value.kind { names.insert(target) }
            case .importAll, .returning, .delete, .assert, .raise, .pass, .breaking, .continuing: break
            }
        }
    }

    static func add(_ target: Expression, to names: inout Set<String>) {
        switch target.kind {
        case .name(let name): names.insert(name)
        case .tuple(let items), .list(let items): for item in items { add(item, to: &names) }
        case .starred(let inner): add(inner, to: &names)
        case _: break
        }
    }
}
