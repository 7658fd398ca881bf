import CKernels

/// The plain state of one running interpreter: its value stack, its depth, its limits.
///
/// Reached through a pointer that costs nothing to pass along.
public struct MachineState {
    /// Places behind `stackEnd` for the few arguments that are pushed before anybody looks at the end.
    static let slack = 1 << 14

    /// The first free place of the value stack. Everything from here on is uninitialised.
    public var top: UnsafeMutablePointer<Value>
    let stackBase: UnsafeMutablePointer<Value>
    let stackEnd: UnsafeMutablePointer<Value>
    /// How many Python functions are running.
    var depth = 0
    /// Raised whenever a method or property of any type changes: inline caches compare it.
    var typeVersion = 0
    /// `sys.getrecursionlimit()`
    var depthLimit = 1000 { didSet { easyDepth = min(128, depthLimit) } }
    /// Up to here a call looks at no limit of depth or of the thread's stack.
    private(set) var easyDepth = 128
    /// Native stack addresses below this one end in RecursionError.
    var nativeFloor: UInt = 0
    /// Raised by Ctrl-C.
    let interrupt: UnsafeMutablePointer<ck_flag>
    public unowned(unsafe) let interpreter: Interpreter
    unowned(unsafe) let types: Types
    /// Where f-strings are put together.
    unowned(unsafe) let textBuffer: TextBuffer
    /// The texts of one ASCII character, ready to be handed out.
    let characters: UnsafeMutablePointer<Value>
    /// The address of the type of texts.
    let textType: UnsafeMutableRawPointer
    /// The exceptions being handled, innermost last: what a bare `raise` raises again.
    var handled: ContiguousArray<ExceptionObject> = []
}

public typealias Machine = UnsafeMutablePointer<MachineState>

extension Machine {
    /// The machine of the interpreter that runs on this thread.
    @inline(__always)
    static var current: Machine {
        ck_machine_get().unsafelyUnwrapped.assumingMemoryBound(to: MachineState.self)
    }

    @inline(__always)
    func push(_ value: consuming Value) {
        pointee.top.initialize(to: value)
        pointee.top += 1
    }

    /// Destroys everything from `base` on.
    @inline(__always)
    func pop(to base: UnsafeMutablePointer<Value>) {
        base.destroy(pointee.top - base)
        pointee.top = base
    }

    /// Throws RecursionError when the value stack or the thread's own stack comes to its end.
    @inline(__always)
    func checkRoom(_ count: Int) throws {
        if pointee.top + count > pointee.stackEnd || UInt(ck_stack_address()) < pointee.nativeFloor {
            throw Raised.recursion()
        }
    }

    /// The text of one ASCII character.
    @inline(__always)
    func character(_ byte: UInt8) -> Value { pointee.characters[Int(byte & 0x7F)] }

    /// Throws KeyboardInterrupt when Ctrl-C was pressed; lets the host look up when it has asked for that.
    @inline(__always)
    func poll() throws {
        if ck_flag_get(pointee.interrupt) != 0 { try interrupted() }
    }

    @inline(never)
    private func interrupted() throws {
        if ck_flag_take(pointee.interrupt) == 1 { throw Raised(.keyboardInterrupt) }
        if try pointee.interpreter.host.attend() { throw Raised(.keyboardInterrupt) }
    }
}

/// One running function: its variables on the value stack (or in a generator's own memory), and the machine.
public struct Frame {
    let slots: UnsafeMutablePointer<Value>
    let machine: Machine
}

/// How a statement ended. A returned value waits in the frame's result slot.
enum Flow: UInt8 { case next, breaking, continuing, returning, yielding }

typealias Evaluate = (Frame) throws -> Value
typealias Execute = (Frame) throws -> Flow
typealias Store = (Frame, Value) throws -> Void

/// Arguments of a call as they lie on the value stack: positional ones, then the values of keywords. Whoever is called
/// consumes them: on return `machine.top` is `base` again.
public struct CallArguments {
    public let base: UnsafeMutablePointer<Value>
    /// The positional ones.
    public let count: Int
    /// The names of those behind them.
    public let names: ContiguousArray<Symbol>
    public let machine: Machine

    public var total: Int { count + names.count }

    /// Destroys them.
    func discard() { machine.pop(to: base) }
}
