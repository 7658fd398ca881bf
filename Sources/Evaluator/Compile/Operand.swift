import Language

/// A compiled expression. Most are variables, and those are loaded without a call.
struct Operand {
    let value: Evaluate
    /// Of a local variable; -1 for anything else.
    private let slot: Int
    /// Of a global variable, whose place lives as long as the compiled code.
    private let address: UnsafeMutablePointer<Value>?

    init(value: @escaping Evaluate) {
        self.value = value
        slot = -1
        address = nil
    }

    init(value: @escaping Evaluate, _ place: AnyPlace?) {
        self.value = value
        switch place {
        case .local(let place):
            slot = place.slot
            address = nil
        case .fixed(let place) where place.owner == nil:
            slot = -1
            address = place.address
        case .fixed, nil:
            slot = -1
            address = nil
        }
    }

    /// Its value. An empty place is left to the closure, which finds a builtin or raises the error.
    @inline(__always)
    func callAsFunction(_ frame: Frame) throws -> Value {
        if slot >= 0 {
            let place = frame.slots + slot
            if place.tag != RawTag.empty { return place.pointee }
        } else if let address, address.tag != RawTag.empty {
            return address.pointee
        }
        return try value(frame)
    }
}

extension Compiler {
    func operand(_ expression: Expression) -> Operand { Operand(value: compile(expression), place(of: expression)) }
}
