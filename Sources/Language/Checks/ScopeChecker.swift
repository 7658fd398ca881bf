/// Refuses declarations that contradict how names are used; CPython's symbol table says the same, in the same order.
///
/// Only texts with `global`, `nonlocal`, `:=`, `yield`, `import *` or a repeated parameter can fail, so others are spared.
struct ScopeChecker {
    let source: SourceText
    var scope: Scope
    private let root: Scope
    /// True while the walk is in the target of a comprehension's `for`.
    var isIterationTarget = false

    init(source: SourceText) {
        self.source = source
        root = Scope(.module, parent: nil)
        scope = root
    }

    func failure(_ message: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(kind: .syntax, message: message, range: range, in: source)
    }

    mutating func check(_ statements: [Statement]) throws(Diagnostic) {
        try visit(statements)
        try resolve(root, bound: nil)
    }

    mutating func use(_ name: String, _ use: Scope.Use) {
        scope.uses[name, default: []].formUnion(use)
    }

    /// Looks for the bindings of nonlocal names, once all scopes are known.
    private func resolve(_ scope: Scope, bound: Set<String>?) throws(Diagnostic) {
        for (name, range) in scope.declarations where scope.uses[name]?.contains(.nonlocal) == true {
            if scope.uses[name]?.contains(.global) == true {
                throw failure("name '\(name)' is nonlocal and global", range)
            }
            guard let bound else { throw failure("nonlocal declaration not allowed at module level", range) }
            if !bound.contains(name) { throw failure("no binding for nonlocal '\(name)' found", range) }
        }
        var inner = bound ?? []
        if scope.kind == .function || scope.kind == .comprehension {
            for (name, use) in scope.uses {
                if use.contains(.global) {
                    inner.remove(name)
                } else if !use.isDisjoint(with: .binding), !use.contains(.nonlocal) {
                    inner.insert(name)
                }
            }
        }
        for child in scope.children { try resolve(child, bound: inner) }
    }

    mutating func enter(_ kind: Scope.Kind, description: String = "") {
        scope = Scope(kind, parent: scope, description: description)
    }

    mutating func leave() {
        if let parent = scope.parent { scope = parent }
    }

    private mutating func visit(_ statements: [Statement]) throws(Diagnostic) {
        for statement in statements { try visit(statement) }
    }

    private mutating func visit(_ statement: Statement) throws(Diagnostic) {
        switch statement.kind {
        case .expression(let value): try visit(value)
        case .assignment(let targets, let value):
            for target in targets { try visitTarget(target) }
            try visit(value)
        case .annotated(let target, let annotation, let value, let isSimple):
            try visitAnnotated(target, isSimple, value != nil, statement.range)
            try visit(annotation)
            if let value { try visit(value) }
        case .augmented(let target, _, let value):
            try visitTarget(target)
            try visit(value)
        case .conditional(let branches, let otherwise):
            for branch in branches {
                try visit(branch.test)
                try visit(branch.body)
            }
            try visit(otherwise)
        case .forLoop(let target, let iterable, let body, let otherwise):
            try visitTarget(target)
            try visit(iterable)
            try visit(body)
            try visit(otherwise)
        case .whileLoop(let test, let body, let otherwise):
            try visit(test)
            try visit(body)
            try visit(otherwise)
        case .tryBlock(let body, let handlers, let otherwise, let finally):
            try visit(body)
            try visit(otherwise)
            for handler in handlers {
                if let type = handler.type { try visit(type) }
                if let name = handler.name { use(name, .assigned) }
                try visit(handler.body)
            }
            try visit(finally)
        case .with(let items, let body):
            for item in items {
                try visit(item.context)
                if let target = item.target { try visitTarget(target) }
            }
            try visit(body)
        case .function(let definition):
            use(definition.name, .assigned)
            try visitDefaults(definition.parameters)
            if let returns = definition.returns { try visit(returns) }
            for decorator in definition.decorators { try visit(decorator) }
            enter(.function)
            try declare(definition.parameters)
            try visit(definition.body)
            leave()
        case .classDefinition(let definition):
            use(definition.name, .assigned)
            for argument in definition.arguments { try visit(argument.value) }
            for decorator in definition.decorators { try visit(decorator) }
            enter(.classBody)
            try visit(definition.body)
            leave()
        case .returning(let value):
            if let value { try visit(value) }
        case .importModules(let modules):
            for module in modules {
                use(module.alias ?? String(module.name.prefix { $0 != "." }), .imported)
            }
        case .importNames(_, _, let names):
            for name in names { use(name.alias ?? name.name, .imported) }
        case .importAll:
            if scope.kind != .module {
                let star = SourceRange(start: statement.range.end - 1, end: statement.range.end)
                throw failure("import * only allowed at module level", star)
            }
        case .global(let names):
            for name in names { try declare(name, .global, "global", statement.range) }
        case .nonlocal(let names):
            for name in names { try declare(name, .nonlocal, "nonlocal", statement.range) }
        case .delete(let targets):
            for target in targets { try visitTarget(target) }
        case .assert(let test, let message):
            try visit(test)
            if let message { try visit(message) }
        case .raise(let exception, let cause):
            if let exception { try visit(exception) }
            if let cause { try visit(cause) }
        case .pass, .breaking, .continuing: break
        }
    }

    private mutating func declare(
        _ name: String, _ use: Scope.Use, _ word: String, _ range: SourceRange
    ) throws(Diagnostic) {
        let known = scope.uses[name] ?? []
        if known.contains(.parameter) { throw failure("name '\(name)' is parameter and \(word)", range) }
        if known.contains(.read) { throw failure("name '\(name)' is used prior to \(word) declaration", range) }
        if known.contains(.annotated) { throw failure("annotated name '\(name)' can't be \(word)", range) }
        if known.contains(.assigned) {
            throw failure("name '\(name)' is assigned to before \(word) declaration", range)
        }
        self.use(name, use)
        scope.declarations.append((name, range))
    }

    private mutating func visitAnnotated(
        _ target: Expression, _ isSimple: Bool, _ hasValue: Bool, _ range: SourceRange
    ) throws(Diagnostic) {
        guard case .name(let name) = target.kind else {
            try visitTarget(target)
            return
        }
        let known = scope.uses[name] ?? []
        if isSimple, scope.kind != .module, !known.isDisjoint(with: [.global, .nonlocal]) {
            let word = known.contains(.global) ? "global" : "nonlocal"
            throw failure("annotated name '\(name)' can't be \(word)", range)
        }
        if isSimple { use(name, [.annotated, .assigned]) } else if hasValue { use(name, .assigned) }
    }

    mutating func declare(_ parameters: Parameters) throws(Diagnostic) {
        // CPython's order: those with places first, then the keyword-only ones, then the stars.
        var ordered = parameters.positionalOnly + parameters.positional + parameters.keywordOnly
        if let variadic = parameters.variadic { ordered.append(variadic) }
        if let keywords = parameters.keywords { ordered.append(keywords) }
        for parameter in ordered {
            if scope.uses[parameter.name]?.contains(.parameter) == true {
                throw failure("duplicate argument '\(parameter.name)' in function definition", parameter.range)
            }
            use(parameter.name, .parameter)
        }
    }

    mutating func visitDefaults(_ parameters: Parameters) throws(Diagnostic) {
        for parameter in parameters.all {
            if let value = parameter.defaultValue { try visit(value) }
        }
        for parameter in parameters.all {
            if let annotation = parameter.annotation { try visit(annotation) }
        }
    }
}
