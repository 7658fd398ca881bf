import Language

/// Calls of functions that lie in a variable, with up to three arguments by place: straight into the function's frame.
extension Compiler {
    func compileDirectCall(
        _ callee: Expression, _ arguments: CompiledArguments, _ general: @escaping Evaluate, _ range: SourceRange
    ) -> Evaluate? {
        guard case .name(let name) = callee.kind, arguments.isPlain, arguments.names.isEmpty, arguments.flags.isEmpty,
            arguments.positional.count <= 3
        else { return nil }
        switch place(of: callee) {
        case .local(let place): return directCall(place, arguments.positional, general, range)
        case .fixed(let place):
            if unit.interpreter.builtin(name) != nil { return nil }
            return directCall(place, arguments.positional, general, range)
        case nil: return nil
        }
    }

    private func directCall(
        _ place: some Place, _ arguments: [Operand], _ general: @escaping Evaluate, _ range: SourceRange
    ) -> Evaluate {
        let site = site
        switch arguments.count {
        case 0:
            return { frame in
                guard let function = place.pointer(frame).function(taking: 0) else { return try general(frame) }
                let machine = frame.machine
                do { return try function.run(machine.pointee.top, machine) } catch { throw site.locate(error, range) }
            }
        case 1:
            let a = arguments[0]
            return { frame in
                guard let function = place.pointer(frame).function(taking: 1) else { return try general(frame) }
                let first = try a(frame)
                let machine = frame.machine
                let base = machine.pointee.top
                machine.push(first)
                do { return try function.run(base, machine) } catch { throw site.locate(error, range) }
            }
        case 2:
            let a = arguments[0]
            let b = arguments[1]
            return { frame in
                guard let function = place.pointer(frame).function(taking: 2) else { return try general(frame) }
                let first = try a(frame)
                let second = try b(frame)
                let machine = frame.machine
                let base = machine.pointee.top
                machine.push(first)
                machine.push(second)
                do { return try function.run(base, machine) } catch { throw site.locate(error, range) }
            }
        default:
            let push = compilePush(arguments)
            return { frame in
                guard let function = place.pointer(frame).function(taking: 3) else { return try general(frame) }
                let machine = frame.machine
                let base = machine.pointee.top
                try push(frame)
                do { return try function.run(base, machine) } catch { throw site.locate(error, range) }
            }
        }
    }
}

extension UnsafeMutablePointer where Pointee == Value {
    /// The function that lies here, if it takes so many arguments and nothing special; nil for anything else.
    @inline(__always)
    fileprivate func function(taking count: Int) -> FunctionObject? {
        guard tag == RawTag.object else { return nil }
        let object = rawObject
        guard object._withUnsafeGuaranteedRef({ $0.kind == .function }) else { return nil }
        let function = Unmanaged<FunctionObject>.fromOpaque(object.toOpaque()).strong
        return function.plainCount == count ? function : nil
    }
}
