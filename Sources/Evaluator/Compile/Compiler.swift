import Language

/// What all functions of one source share while it is compiled.
final class CompilationUnit {
    let interpreter: Interpreter
    let source: SourceText
    let globals: Globals
    let table: ScopeTable

    init(interpreter: Interpreter, source: SourceText, globals: Globals, table: ScopeTable) {
        self.interpreter = interpreter
        self.source = source
        self.globals = globals
        self.table = table
    }
}

/// Compiles one function (or a module's top level) from its tree into closures whose variables have places.
final class Compiler {
    let unit: CompilationUnit
    /// Of the code that is being compiled: comprehensions have a frame of their own in tracebacks.
    private(set) var site: Site
    let outer: Compiler?
    /// The scope whose names are being compiled: the function's own, or a class body or comprehension in it.
    var scope: Scope
    private(set) var slotCount = 0
    /// Where a returned (or yielded) value waits.
    private(set) var resultSlot = 0
    /// In generators: the value sent in, or the exception thrown in.
    private(set) var sentSlot = 0
    private(set) var thrownSlot = 0
    let isGenerator: Bool
    /// Of generators: there is a `try` or `with` around a `yield`.
    var needsClosing = false
    /// Of simple generator expressions: gives the next value, `.unbound` at the end.
    var step: Operand?
    /// The slot of the first parameter, which zero-argument `super()` takes.
    var firstParameter: String?
    /// Prefix of the qualified names of what is defined here.
    var qualifiedPrefix = ""

    init(unit: CompilationUnit, scope: Scope, function: String, outer: Compiler?, isGenerator: Bool) {
        self.unit = unit
        self.scope = scope
        self.outer = outer
        self.isGenerator = isGenerator
        site = Site(source: unit.source, function: function)
    }

    /// A slot of the frame for good.
    func newSlot() -> Int {
        slotCount += 1
        return slotCount - 1
    }

    /// The slots behind the parameters that every frame has.
    func makeFixedSlots() {
        resultSlot = newSlot()
        if isGenerator {
            sentSlot = newSlot()
            thrownSlot = newSlot()
        }
    }

    /// Compiles what belongs to a comprehension: its errors name it, and then the place around it.
    func inComprehension<Result>(_ name: String, _ body: () -> Result) -> Result {
        let outer = site
        site = Site(source: unit.source, function: name)
        defer { site = outer }
        return body()
    }

    var isSession: Bool { unit.interpreter.dialect == .session }

    // MARK: Variables

    /// Where a name lives, seen from the current scope.
    func storage(of name: String) -> Storage {
        var current: Scope? = scope
        while let scope = current {
            if scope.globals.contains(name) { return .global }
            if let storage = scope.storage[name] {
                if case .member = storage {
                    if scope === self.scope { return storage }
                } else {
                    return storage
                }
            } else if scope.kind == .function || scope.kind == .module {
                return .global
            }
            current = scope.parent
        }
        return .global
    }

    /// Gives the names of a comprehension places in this frame; the result makes the cells fresh each time it is entered.
    func openComprehension(_ inner: Scope) -> Execute? {
        var cells: [Int] = []
        for name in inner.bound {
            let slot = newSlot()
            if inner.captured.contains(name) {
                inner.storage[name] = .cell(slot)
                cells.append(slot)
            } else {
                inner.storage[name] = .local(slot)
            }
        }
        if cells.isEmpty { return nil }
        return { frame in
            for slot in cells { frame.slots[slot] = .object(Cell(.unbound)) }
            return .next
        }
    }
}

extension Frame {
    /// The cell in a slot.
    @inline(__always)
    func cell(_ slot: Int) -> Cell {
        guard case .object(let object) = slots[slot] else { return Cell(.unbound) }
        return unsafeDowncast(object, to: Cell.self)
    }

    /// The value in the cell in a slot, without counting the cell.
    @inline(__always)
    func cellValue(_ slot: Int) -> Value {
        let place = slots + slot
        guard place.tag == RawTag.object else { return .unbound }
        return place.rawObject._withUnsafeGuaranteedRef { unsafeDowncast($0, to: Cell.self).value }
    }

    @inline(__always)
    func poll() throws { try machine.poll() }
}
