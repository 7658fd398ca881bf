import Language

/// Reading and writing variables.
extension Compiler {
    func compileName(_ name: String, _ range: SourceRange) -> Evaluate {
        let site = site
        switch storage(of: name) {
        case .local(let slot):
            let missing = UnboundName(name, site, range, interpreter: nil)
            return { frame in
                let value = frame.slots[slot]
                if case .unbound = value { return try missing.local() }
                return value
            }
        case .cell(let slot):
            let isFree = scope.frameScope.free.contains(name)
            let missing = UnboundName(name, site, range, interpreter: nil)
            return { frame in
                let value = frame.cellValue(slot)
                if case .unbound = value { return try isFree ? missing.free() : missing.local() }
                return value
            }
        case .global: return compileGlobal(name, range)
        case .member(let slot):
            let symbol = Symbol(name)
            let outside = compileOutsideClass(name, range)
            return { frame in
                if let value = frame.namespace(slot).members[symbol] { return value }
                return try outside(frame)
            }
        }
    }

    /// A name that a class body does not have: from the scopes around it.
    private func compileOutsideClass(_ name: String, _ range: SourceRange) -> Evaluate {
        let inner = scope
        guard !inner.isBound(name), let parent = inner.parent else { return compileGlobal(name, range) }
        scope = parent
        defer { scope = inner }
        return compileName(name, range)
    }

    func compileGlobal(_ name: String, _ range: SourceRange) -> Evaluate {
        let place = unit.globals.place(Symbol(name))
        let site = site
        let interpreter = unit.interpreter
        if let builtin = interpreter.builtin(name) {
            return { _ in
                let value = place.pointee
                if case .unbound = value { return builtin }
                return value
            }
        }
        let missing = UnboundName(name, site, range, interpreter: interpreter)
        return { _ in
            let value = place.pointee
            if case .unbound = value { return try missing.global() }
            return value
        }
    }

    /// Whether nothing of this name is known now: the bare flag's condition.
    func isUndefined(_ name: String) -> ((Frame) -> Bool)? {
        guard case .global = storage(of: name) else { return nil }
        let place = unit.globals.place(Symbol(name))
        unowned(unsafe) let interpreter = unit.interpreter
        return { _ in place.pointee.isUnbound && interpreter.builtin(name) == nil }
    }

    func compileStore(name: String) -> Store {
        switch storage(of: name) {
        case .local(let slot): return { frame, value in (frame.slots + slot).put(value) }
        case .cell(let slot): return { frame, value in frame.cell(slot).value = value }
        case .global:
            let place = unit.globals.place(Symbol(name))
            return { _, value in place.put(value) }
        case .member(let slot):
            let symbol = Symbol(name)
            return { frame, value in frame.namespace(slot).set(symbol, value) }
        }
    }

    func compileDelete(name: String, _ range: SourceRange) -> Execute {
        let site = site
        switch storage(of: name) {
        case .local(let slot):
            return { frame in
                if frame.slots[slot].isUnbound { throw site.locate(NameErrors.unboundLocal(name), range) }
                frame.slots[slot] = .unbound
                return .next
            }
        case .cell(let slot):
            return { frame in
                if frame.cell(slot).value.isUnbound { throw site.locate(NameErrors.unboundLocal(name), range) }
                frame.cell(slot).value = .unbound
                return .next
            }
        case .global:
            let place = unit.globals.place(Symbol(name))
            return { _ in
                if place.pointee.isUnbound { throw site.locate(NameErrors.undefined(name), range) }
                place.pointee = .unbound
                return .next
            }
        case .member(let slot):
            let symbol = Symbol(name)
            return { frame in
                guard frame.namespace(slot).remove(symbol) else {
                    throw site.locate(NameErrors.undefined(name), range)
                }
                return .next
            }
        }
    }
}

/// What happens when a variable has no value; apart from the short way, which then captures one thing.
final class UnboundName {
    private let name: String
    private let site: Site
    private let range: SourceRange
    private unowned(unsafe) let interpreter: Interpreter?

    init(_ name: String, _ site: Site, _ range: SourceRange, interpreter: Interpreter?) {
        self.name = name
        self.site = site
        self.range = range
        self.interpreter = interpreter
    }

    @inline(never)
    func local() throws -> Value { throw site.locate(NameErrors.unboundLocal(name), range) }

    @inline(never)
    func free() throws -> Value { throw site.locate(NameErrors.unboundFree(name), range) }

    /// A name that had no meaning when the code was compiled.
    @inline(never)
    func global() throws -> Value {
        if let late = interpreter?.builtin(name) { return late }
        throw site.locate(NameErrors.undefined(name), range)
    }
}

enum NameErrors {
    static func undefined(_ name: String) -> Raised {
        let raised = Raised(.nameError, "name '\(name)' is not defined")
        raised.exception.setField("name", .text(name))
        raised.exception.missing = .variable(name)
        return raised
    }

    static func unboundLocal(_ name: String) -> Raised {
        Raised(.unboundLocalError, "cannot access local variable '\(name)' where it is not associated with a value")
    }

    static func unboundFree(_ name: String) -> Raised {
        Raised(
            .nameError,
            "cannot access free variable '\(name)' where it is not associated with a value in enclosing scope")
    }
}
