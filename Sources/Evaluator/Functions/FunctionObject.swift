import Language

/// What a `def` or `lambda` compiles to.
final class Code {
    let name: String
    let signature: Signature
    let slotCount: Int
    let resultSlot: Int
    /// Of generators: what was sent in; behind it what was thrown in.
    var sentSlot: Int { resultSlot + 1 }
    /// Of generators: a `finally` or `with` may have to run when it is dropped.
    var needsClosing = false
    /// Of simple generator expressions: gives the next value, `.unbound` at the end.
    var step: Operand?
    /// The first of the slots that hold cells taken from around.
    let firstFree: Int
    /// Slots of variables that nested functions share.
    let cells: [Int]
    /// Parameters that nested functions share: their values move into cells.
    let wrapped: [Int]
    let isGenerator: Bool
    let site: Site
    let moduleName: String
    /// Keeps alive the places that compiled code points at.
    let globals: Globals
    let body: Execute
    var documentation: String?
    /// Positional parameters only, and no cells to make: most functions.
    let isPlain: Bool
    let hasCaptures: Bool
    let positionalCount: Int

    init(
        name: String, signature: Signature, slotCount: Int, resultSlot: Int, firstFree: Int, cells: [Int],
        wrapped: [Int], isGenerator: Bool, site: Site, moduleName: String, globals: Globals, captureCount: Int,
        body: @escaping Execute
    ) {
        self.name = name
        self.signature = signature
        self.slotCount = slotCount
        self.resultSlot = resultSlot
        self.firstFree = firstFree
        self.cells = cells
        self.wrapped = wrapped
        self.isGenerator = isGenerator
        self.site = site
        self.moduleName = moduleName
        self.globals = globals
        self.body = body
        positionalCount = signature.positionalCount
        hasCaptures = captureCount > 0
        isPlain =
            cells.isEmpty && wrapped.isEmpty && !isGenerator && signature.keywordOnlyCount == 0
            && !signature.hasRest && !signature.hasKeywords
    }
}

/// A function written in the language.
public final class FunctionObject: Object {
    let code: Code
    /// The number of parameters where all are positional and nothing else has to be made; -1 otherwise.
    let plainCount: Int
    /// Cells of the variables it shares with the functions around it.
    let captures: ContiguousArray<Cell>
    /// In the order of `code.signature.named`; empty, or `.unbound` where there is none.
    var defaults: ContiguousArray<Value>
    var name: String
    var qualifiedName: String
    var annotations: Dict?
    var documentation: Value?

    init(_ code: Code, captures: ContiguousArray<Cell>, defaults: ContiguousArray<Value>, qualifiedName: String) {
        self.code = code
        plainCount = code.isPlain ? code.positionalCount : -1
        self.captures = captures
        self.defaults = defaults
        name = code.name
        self.qualifiedName = qualifiedName
        super.init(type: Types.current.function)
        kind = .function
    }

    public override func repr() throws -> String { "<function \(qualifiedName) at \(address)>" }

    public override func call(_ arguments: CallArguments) throws -> Value? { try invoke(arguments) }

    /// Runs with arguments that lie on the stack, and consumes them.
    @inline(__always)
    func invoke(_ arguments: CallArguments) throws -> Value {
        if arguments.count == plainCount, arguments.names.isEmpty {
            return try run(arguments.base, arguments.machine)
        }
        return try invokeSlowly(arguments)
    }

    private func invokeSlowly(_ arguments: CallArguments) throws -> Value {
        do {
            if !bindShortly(arguments) { try bind(arguments) }
        } catch {
            arguments.machine.pop(to: arguments.base)
            throw error
        }
        if code.isGenerator { return .object(makeGenerator(arguments.base, arguments.machine)) }
        return try run(arguments.base, arguments.machine)
    }

    /// The parameters lie at `base`, the stack ends behind them.
    func run(_ base: UnsafeMutablePointer<Value>, _ machine: Machine) throws -> Value {
        let code = code
        let end = base + code.slotCount
        do {
            try machine.enterFunction(end)
        } catch {
            machine.pop(to: base)
            throw error
        }
        prepare(base, from: machine.pointee.top, machine)
        machine.pointee.top = end
        do {
            _ = try code.body(Frame(slots: base, machine: machine))
        } catch {
            machine.leaveFunction(base, count: code.slotCount)
            throw leaving(error)
        }
        let result = (base + code.resultSlot).move()
        (base + code.resultSlot).initialize(to: .unbound)
        machine.leaveFunction(base, count: code.slotCount)
        return result
    }

    /// Initialises the slots behind the parameters.
    @inline(__always)
    private func prepare(
        _ base: UnsafeMutablePointer<Value>, from start: UnsafeMutablePointer<Value>, _ machine: Machine
    ) {
        let code = code
        var slot = start
        let end = base + code.slotCount
        while slot < end {
            slot.initialize(to: .unbound)
            slot += 1
        }
        (base + code.resultSlot).initialize(to: .none)
        if code.hasCaptures {
            for index in captures.indices { base[code.firstFree + index] = .object(captures[index]) }
        }
        if !code.isPlain { makeCells(base) }
    }

    private func makeCells(_ base: UnsafeMutablePointer<Value>) {
        for slot in code.wrapped { base[slot] = .object(Cell(base[slot])) }
        for slot in code.cells { base[slot] = .object(Cell(.unbound)) }
    }

    /// The error goes on into the caller's frame.
    @inline(never)
    private func leaving(_ error: any Error) -> Raised {
        let raised = Raised.converting(error)
        raised.exception.isLocated = false
        return raised
    }

    private func makeGenerator(_ base: UnsafeMutablePointer<Value>, _ machine: Machine) -> GeneratorIterator {
        prepare(base, from: machine.pointee.top, machine)
        let slots = UnsafeMutablePointer<Value>.allocate(capacity: code.slotCount)
        slots.moveInitialize(from: base, count: code.slotCount)
        machine.pointee.top = base
        return GeneratorIterator(self, slots)
    }
}

extension Machine {
    @inline(__always)
    func enterFunction(_ end: UnsafeMutablePointer<Value>) throws {
        if pointee.depth >= pointee.easyDepth || end > pointee.stackEnd { try checkDepth(end) }
        try poll()
        pointee.depth += 1
    }

    @inline(never)
    private func checkDepth(_ end: UnsafeMutablePointer<Value>) throws {
        if pointee.depth >= pointee.depthLimit || end > pointee.stackEnd { throw Raised.recursion() }
        try checkRoom(0)
    }

    @inline(__always)
    func leaveFunction(_ base: UnsafeMutablePointer<Value>, count: Int) {
        base.destroy(count)
        pointee.top = base
        pointee.depth -= 1
    }
}
