import Language

/// `def`, `lambda` and generator expressions.
extension Compiler {
    func compileDefinition(_ definition: FunctionDefinition) -> Execute {
        let make = compileFunction(
            name: definition.name, parameters: definition.parameters,
            scope: unit.table.definitions[ObjectIdentifier(definition)],
            isGenerator: definition.isGenerator, documentation: definition.docstring, returns: definition.returns
        ) { $0.compile(definition.body) }
        let decorated = compileDecorators(definition.decorators, make)
        let store = compileStore(name: definition.name)
        return { frame in
            try store(frame, decorated(frame))
            return .next
        }
    }

    /// Evaluates decorators first, then what they decorate, then applies them from the last to the first.
    func compileDecorators(_ decorators: [Expression], _ make: @escaping Evaluate) -> Evaluate {
        if decorators.isEmpty { return make }
        let site = site
        let parts = decorators.map { (value: compile($0), range: $0.range) }
        return { frame in
            var functions: [Value] = []
            for part in parts { functions.append(try part.value(frame)) }
            var result = try make(frame)
            for (index, function) in functions.enumerated().reversed() {
                do { result = try Calls.call(function, [result]) } catch {
                    throw site.locate(error, parts[index].range)
                }
            }
            return result
        }
    }

    func compileLambda(_ definition: LambdaDefinition) -> Evaluate {
        compileFunction(
            name: "<lambda>", parameters: definition.parameters,
            scope: unit.table.definitions[ObjectIdentifier(definition)], isGenerator: definition.isGenerator,
            documentation: nil, returns: nil
        ) { compiler in
            compiler.compile(Statement(.returning(definition.body), definition.body.range))
        }
    }

    func compileGenerator(_ element: Expression, _ clauses: [ComprehensionClause], _ range: SourceRange) -> Evaluate {
        guard let first = clauses.first else { return { _ in .none } }
        let source = compile(first.iterable)
        let site = site
        var parameters = Parameters()
        let name = "\u{0}source"
        parameters.positional = [Parameter(name: name, range: first.iterable.range)]
        let make = compileFunction(
            name: "<genexpr>", parameters: parameters, scope: unit.table.comprehensions[range], isGenerator: true,
            documentation: nil, returns: nil
        ) { compiler in
            if clauses.count == 1, !YieldSearch.contains(element) {
                compiler.step = Operand(value: compiler.compileStep(element, first, source: name, range))
            }
            return compiler.compile(GeneratorExpression.statements(element, clauses, source: name))
        }
        return { frame in
            let function = try make(frame)
            let iterator: Value
            do { iterator = .object(try source(frame).iterator()) } catch {
                throw site.locate(error, range)
            }
            return try Calls.call(function, [iterator])
        }
    }

    /// The next value of a generator expression with one `for`: without the machinery of statements that suspend.
    func compileStep(
        _ element: Expression, _ clause: ComprehensionClause, source: String, _ range: SourceRange
    ) -> Evaluate {
        let store = compileStore(clause.target)
        let value = compile(element)
        let conditions = clause.conditions.map { Test(holds: compileCondition($0)) }
        guard case .local(let slot) = storage(of: source) else { return value }
        let site = site
        let target = localSlot(clause.target)
        return { frame in
            let place = frame.slots + slot
            guard place.tag == RawTag.object else { return .unbound }
            while true {
                let item: Value
                do { item = try place.nextItem() } catch { throw site.locate(error, range) }
                if item.isUnbound { return .unbound }
                if let target { (frame.slots + target).put(item) } else { try store(frame, item) }
                if try conditions.allSatisfy({ try $0.holds(frame) }) { return try value(frame) }
                try frame.poll()
            }
        }
    }

    /// What makes the function object each time the definition is executed.
    func compileFunction(
        name: String, parameters: Parameters, scope inner: Scope?, isGenerator: Bool, documentation: String?,
        returns: Expression?, _ body: (Compiler) -> Execute
    ) -> Evaluate {
        guard let inner else { return { _ in .none } }
        let compiler = Compiler(unit: unit, scope: inner, function: name, outer: self, isGenerator: isGenerator)
        let binding = ParameterBinding(parameters)
        for parameter in binding.inFrameOrder { inner.storage[parameter] = .local(compiler.newSlot()) }
        compiler.firstParameter = binding.inFrameOrder.first
        compiler.makeFixedSlots()
        let wrapped = binding.inFrameOrder.enumerated().filter { inner.captured.contains($0.element) }.map(\.offset)
        for slot in wrapped { inner.storage[binding.inFrameOrder[slot]] = .cell(slot) }
        let firstFree = compiler.slotCount
        for name in inner.free { inner.storage[name] = .cell(compiler.newSlot()) }
        var cells: [Int] = []
        for name in inner.bound where inner.storage[name] == nil {
            let slot = compiler.newSlot()
            if inner.captured.contains(name) {
                inner.storage[name] = .cell(slot)
                cells.append(slot)
            } else {
                inner.storage[name] = .local(slot)
            }
        }
        let qualifiedName = qualifiedPrefix + name
        compiler.qualifiedPrefix = qualifiedName + ".<locals>."
        let run = body(compiler)
        let code = Code(
            name: name, signature: binding.signature, slotCount: compiler.slotCount, resultSlot: compiler.resultSlot,
            firstFree: firstFree, cells: cells, wrapped: wrapped, isGenerator: isGenerator, site: compiler.site,
            moduleName: unit.globals.moduleName, globals: unit.globals, captureCount: inner.free.count,
            body: run)
        code.documentation = documentation
        code.needsClosing = compiler.needsClosing
        code.step = compiler.step
        return compileMakeFunction(code, parameters, free: inner.free, qualifiedName: qualifiedName, returns: returns)
    }

    private func compileMakeFunction(
        _ code: Code, _ parameters: Parameters, free: [String], qualifiedName: String, returns: Expression?
    ) -> Evaluate {
        let sources = free.map { name -> Int in
            if case .cell(let slot) = captureStorage(of: name) { return slot }
            return -1
        }
        let binding = ParameterBinding(parameters)
        let defaults = binding.named.map { $0.defaultValue.map { compile($0) } }
        let hasDefaults = defaults.contains { $0 != nil }
        let notes: [(Symbol, Evaluate)] =
            parameters.all.compactMap { parameter in
                parameter.annotation.map { (Symbol(parameter.name), compile($0)) }
            } + (returns.map { [(Symbol("return"), compile($0))] } ?? [])
        return { frame in
            var captures: ContiguousArray<Cell> = []
            if !sources.isEmpty {
                captures.reserveCapacity(sources.count)
                for slot in sources { captures.append(slot < 0 ? Cell(.unbound) : frame.cell(slot)) }
            }
            var values: ContiguousArray<Value> = []
            if hasDefaults {
                for value in defaults { values.append(try value.map { try $0(frame) } ?? .unbound) }
            }
            let function = FunctionObject(code, captures: captures, defaults: values, qualifiedName: qualifiedName)
            if !notes.isEmpty {
                let annotations = Dict()
                for (name, note) in notes { annotations.set(name.name, try note(frame)) }
                function.annotations = annotations
            }
            return .object(function)
        }
    }

    /// Where the enclosing frame keeps the cell of a variable that a nested function takes along.
    private func captureStorage(of name: String) -> Storage {
        guard name == "__class__" else { return storage(of: name) }
        var current: Scope? = scope
        while let scope = current {
            if let storage = scope.storage[name] { return storage }
            if scope.kind == .function || scope.kind == .module { break }
            current = scope.parent
        }
        return .global
    }
}

/// A function's parameters in the order of its frame: positional ones, keyword-only ones, `*args`, `**kwargs`.
struct ParameterBinding {
    let named: [Parameter]
    let inFrameOrder: [String]
    let signature: Signature

    init(_ parameters: Parameters) {
        named = parameters.positionalOnly + parameters.positional + parameters.keywordOnly
        inFrameOrder =
            named.map(\.name) + [parameters.variadic?.name, parameters.keywords?.name].compactMap { $0 }
        var rows: [Signature.Parameter] = []
        func add(_ parameter: Parameter, _ kind: Signature.Kind) {
            let value = parameter.defaultValue
            rows.append(
                Signature.Parameter(
                    name: Symbol(parameter.name), kind: kind, defaultText: value.map { ParameterBinding.text($0) },
                    defaultValue: value.map { ParameterBinding.literal($0) } ?? .unbound,
                    note: parameter.annotation.map { ParameterBinding.text($0) }))
        }
        for parameter in parameters.positionalOnly { add(parameter, .positionalOnly) }
        for parameter in parameters.positional { add(parameter, .ordinary) }
        if let parameter = parameters.variadic { add(parameter, .rest) }
        for parameter in parameters.keywordOnly { add(parameter, .keywordOnly) }
        if let parameter = parameters.keywords { add(parameter, .keywords) }
        signature = Signature(rows)
    }

    private static func literal(_ expression: Expression) -> Value {
        if case .boolean(let value) = expression.kind { return .bool(value) }
        return .unbound
    }

    /// For help and `isFlag`: simple defaults as written, others as `...`.
    private static func text(_ expression: Expression) -> String {
        switch expression.kind {
        case .none: "None"
        case .boolean(let value): value ? "True" : "False"
        case .integer(let value): String(value)
        case .float(let value): FloatText.repr(value)
        case .string(let value): Str.repr(value)
        case .name(let name): name
        case .attribute(let base, let name, _): text(base) + "." + name
        case .unary(.minus, let operand): "-" + text(operand)
        case .tuple(let items) where items.isEmpty: "()"
        case .list(let items) where items.isEmpty: "[]"
        default: "..."
        }
    }
}
