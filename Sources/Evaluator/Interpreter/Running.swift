import CKernels
import Language
import Tensors

/// Running programs and cells.
extension Interpreter {
    /// Runs a whole program.
    ///
    /// - Throws: `Raised` for an uncaught exception, `SystemExit` among them.
    public func run(_ tree: SyntaxTree) throws {
        try onThisThread {
            showWarnings(of: tree)
            try execute(tree, in: globals)
        }
    }

    /// Runs one cell of the prompt or of a session.
    ///
    /// - Returns: the value of its last expression; nil where the last statement is none. None is `.none`.
    public func evaluateCell(_ tree: SyntaxTree) throws -> Value? {
        try onThisThread {
            showWarnings(of: tree)
            guard let last = tree.lastExpression, let statement = tree.statements.last else {
                try execute(tree, in: globals)
                return nil
            }
            // The last expression is returned instead of dropped.
            let statements =
                tree.statements.dropLast() + [Statement(.returning(last), statement.range)]
            return try execute(Array(statements), tree.source, in: globals)
        }
    }

    /// What Python says before it runs a program: `is` with a literal, an assert that is always true.
    private func showWarnings(of tree: SyntaxTree) {
        if python.ignoresWarnings { return }
        for warning in tree.warnings { host.writeError(warning.report(in: tree.source)) }
    }

    /// Makes sure that there is room for recursion: on a small stack, everything happens on a larger one.
    public func onThisThread<Result>(_ body: () throws -> Result) throws -> Result {
        let address = UInt(ck_stack_address())
        let isEntered = ck_machine_get() == UnsafeMutableRawPointer(machine)
        if isEntered, address > machine.pointee.nativeFloor,
            address - machine.pointee.nativeFloor < UInt(LargeStack.size)
        {
            return try body()
        }
        return try LargeStack.run {
            let previous = ck_machine_get()
            enter()
            defer {
                Tensors.Warnings.listen(nil)
                ck_machine_set(previous)
            }
            return try body()
        }
    }

    /// Compiles a text once for being run many times: `%timeit`.
    public func prepare(_ tree: SyntaxTree) -> () throws -> Void {
        let (module, table) = ScopeAnalysis.analyze(tree.statements)
        let unit = CompilationUnit(interpreter: self, source: tree.source, globals: globals, table: table)
        let compiler = Compiler(unit: unit, scope: module, function: "<module>", outer: nil, isGenerator: false)
        compiler.makeFixedSlots()
        let body = compiler.compile(tree.statements)
        return { [self] in
            try onThisThread {
                _ = try runFrame(body, slotCount: compiler.slotCount, resultSlot: compiler.resultSlot)
            }
        }
    }

    func execute(_ tree: SyntaxTree, in globals: Globals) throws {
        _ = try execute(tree.statements, tree.source, in: globals)
    }

    @discardableResult
    private func execute(_ statements: [Statement], _ source: SourceText, in globals: Globals) throws -> Value {
        let (module, table) = ScopeAnalysis.analyze(statements)
        let unit = CompilationUnit(interpreter: self, source: source, globals: globals, table: table)
        let compiler = Compiler(unit: unit, scope: module, function: "<module>", outer: nil, isGenerator: false)
        compiler.makeFixedSlots()
        let body = compiler.compile(statements)
        return try runFrame(body, slotCount: compiler.slotCount, resultSlot: compiler.resultSlot)
    }

    private func runFrame(_ body: Execute, slotCount: Int, resultSlot: Int) throws -> Value {
        let base = machine.pointee.top
        let depth = machine.pointee.depth
        let handledCount = machine.pointee.handled.count
        try machine.checkRoom(slotCount)
        base.initialize(repeating: .unbound, count: slotCount)
        base[resultSlot] = .none
        machine.pointee.top = base + slotCount
        machine.pointee.depth += 1
        defer {
            machine.pop(to: base)
            machine.pointee.depth = depth
            let extra = machine.pointee.handled.count - handledCount
            if extra > 0 { machine.pointee.handled.removeLast(extra) }
        }
        do {
            _ = try body(Frame(slots: base, machine: machine))
        } catch {
            let raised = Raised.converting(error)
            raised.exception.isLocated = false
            throw raised
        }
        return base[resultSlot]
    }

    // MARK: For front ends

    public func repr(_ value: Value) throws -> String { try onThisThread { try value.repr() } }

    /// The names behind `value.`, sorted: for completion.
    public func attributes(of value: Value) -> [String] {
        (try? onThisThread { try value.allAttributeNames().sorted() }) ?? []
    }

    /// The parameters of a callable value; nil where they are not known.
    public func signature(of value: Value) -> Signature? {
        (try? onThisThread { Calls.signature(of: value) }) ?? nil
    }

    /// What a name means now: a variable, or a name that needs no import.
    public func value(named name: String) -> Value? {
        (try? onThisThread { globals.value(Symbol(name)) ?? builtin(name) }) ?? nil
    }

    /// Follows `name.name.name` without running program code where that can be avoided; nil where it leads nowhere.
    public func value(atPath path: [String]) -> Value? {
        guard let first = path.first, var value = value(named: first) else { return nil }
        for name in path.dropFirst() {
            let next = try? onThisThread { try value.optionalAttribute(Symbol(name)) }
            guard let next else { return nil }
            value = next
        }
        return value
    }

    /// What is known of a value: the text of `name?`.
    public func help(of value: Value) -> String { (try? onThisThread { Help.text(for: value) }) ?? "" }
}
