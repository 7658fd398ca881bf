import Language

/// Where a value lies already (a variable, a constant): it can be looked at there without counting a reference.
protocol Place {
    func pointer(_ frame: Frame) -> UnsafeMutablePointer<Value>
}

/// A slot of the frame.
struct LocalPlace: Place {
    let slot: Int

    @inline(__always)
    func pointer(_ frame: Frame) -> UnsafeMutablePointer<Value> { frame.slots + slot }
}

/// A global variable, or a constant, which never move.
struct FixedPlace: Place {
    let address: UnsafeMutablePointer<Value>
    /// Keeps a constant alive.
    let owner: ConstantBox?

    @inline(__always)
    func pointer(_ frame: Frame) -> UnsafeMutablePointer<Value> { address }
}

/// The memory of a constant.
final class ConstantBox {
    let address = UnsafeMutablePointer<Value>.allocate(capacity: 1)

    init(_ value: Value) { address.initialize(to: value) }

    deinit {
        address.deinitialize(count: 1)
        address.deallocate()
    }
}

/// A place of either kind, to be opened by a `switch` around generic code.
enum AnyPlace {
    case local(LocalPlace)
    case fixed(FixedPlace)
}

extension Expression {
    /// A number, a text or None as written.
    var isLiteral: Bool {
        switch kind {
        case .none, .boolean, .integer, .float, .string: true
        default: false
        }
    }
}

extension Compiler {
    /// The place of a variable or literal; nil for anything that has to be evaluated. An unassigned variable's place is
    /// empty: whoever finds that evaluates the expression, which raises the error or finds the builtin.
    func place(of expression: Expression) -> AnyPlace? {
        switch expression.kind {
        case .name(let name):
            switch storage(of: name) {
            case .local(let slot): return .local(LocalPlace(slot: slot))
            case .global: return .fixed(FixedPlace(address: unit.globals.place(Symbol(name)), owner: nil))
            case .cell, .member: return nil
            }
        case .integer(let value): return constant(.int(Int(value)))
        case .float(let value): return constant(.float(value))
        case .unary(.minus, let operand):
            if case .integer(let value) = operand.kind { return constant(.int(0 &- Int(value))) }
            if case .float(let value) = operand.kind { return constant(.float(-value)) }
            return nil
        case .string(let value): return constant(.str(unit.interpreter.intern(value)))
        case .none, .boolean, .ellipsis, .bytes, .formatted, .tuple, .list, .set, .dictionary, .unary, .binary,
            .binaryChain,
            .logical, .comparison, .conditional, .lambda, .named, .call, .attribute, .subscript, .slice, .starred,
            .listComprehension, .setComprehension, .dictionaryComprehension, .generator, .yield, .yieldFrom:
            return nil
        }
    }

    private func constant(_ value: Value) -> AnyPlace {
        let box = ConstantBox(value)
        return .fixed(FixedPlace(address: box.address, owner: box))
    }

    /// The slot of a name that is a plain local variable.
    func localSlot(_ expression: Expression) -> Int? {
        if case .name(let name) = expression.kind, case .local(let slot) = storage(of: name) { return slot }
        return nil
    }
}
