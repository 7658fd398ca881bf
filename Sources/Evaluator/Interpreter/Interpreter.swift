import CKernels
import Language
import Tensors

/// Which names a program finds without importing them.
public enum Dialect: Sendable {
    /// A plain `.py` file: Python's builtins.
    case script
    /// The prompt and sessions: torch's names too, and the bare flag.
    case session
}

/// Runs programs. It belongs to one thread at a time; a front end does everything inside `LargeStack.run`.
public final class Interpreter {
    public let host: any Host
    public let dialect: Dialect
    public let types: Types
    /// The variables of the program or of the prompt.
    public let globals: Globals
    let machine: Machine
    /// The random stream, print options and other state of `torch`; made when first used.
    public private(set) lazy var torch = TorchState()
    /// What Python's own modules keep: `random`'s generator, the streams.
    private(set) lazy var python = PythonState()
    /// The figures of `matplotlib`.
    private(set) lazy var plots: PlotState = {
        hasPlots = true
        return PlotState()
    }()
    private(set) var hasPlots = false
    private let flag: UnsafeMutablePointer<ck_flag>
    private(set) var modules: [String: ModuleObject] = [:]
    /// Names that need no import, as far as they were asked for; `.unbound` where there is none.
    var knownBuiltins: [String: Value] = [:]
    private var texts: Set<Str> = []
    /// Variables of modules that were run: compiled code points at them.
    private var moduleGlobals: [Globals] = []
    private let textBuffer = TextBuffer()
    /// Containers whose `repr` is being written.
    var shown: Set<ObjectIdentifier> = []
    /// `sys.argv`
    public var arguments: [String] = []
    /// Where `import` looks for `.py` files.
    public var searchPath: [String] = []

    public init(host: any Host, dialect: Dialect, moduleName: String = "__main__") {
        self.host = host
        self.dialect = dialect
        globals = Globals(moduleName: moduleName)
        flag = .allocate(capacity: 1)
        flag.initialize(to: ck_flag(raised: 0))
        let count = 1 << 22
        let stack = UnsafeMutablePointer<Value>.allocate(capacity: count)
        machine = .allocate(capacity: 1)
        types = Interpreter.makeTypes(machine)
        machine.initialize(
            to: MachineState(
                top: stack, stackBase: stack, stackEnd: stack + count - MachineState.slack, interrupt: flag,
                interpreter: self,
                types: types, textBuffer: textBuffer, characters: Interpreter.makeCharacters(),
                textType: Unmanaged.passUnretained(types.str).toOpaque()))
        enter()
    }

    private static func makeTypes(_ machine: Machine) -> Types {
        // Types only refer to each other while they are made; the machine comes after them.
        Types()
    }

    private static func makeCharacters() -> UnsafeMutablePointer<Value> {
        let characters = UnsafeMutablePointer<Value>.allocate(capacity: 128)
        for byte in 0..<128 {
            (characters + byte).initialize(to: .str(Str.character(Unicode.Scalar(UInt8(byte)))))
        }
        return characters
    }

    /// Makes this the interpreter of the running thread. Front ends call it when they have moved to another thread.
    public func enter() {
        ck_machine_set(machine)
        machine.pointee.nativeFloor = LargeStack.floor()
        // What tensors and modules warn of on this thread goes to standard error, for as long as the interpreter lives.
        Tensors.Warnings.listen { [weak self] category, message in
            guard let self else { return }
            Warnings.warn(ExceptionKind(rawValue: category.rawValue) ?? .userWarning, message, in: self)
        }
    }

    /// Stops the running program at its next step; may be called from a signal handler or another thread.
    public func interrupt() { ck_flag_set(flag, 1) }

    /// The flag itself, for a signal handler.
    public var interruptFlag: UnsafeMutablePointer<ck_flag> { flag }

    // MARK: Modules

    /// A module, made or loaded when first asked for; nil where there is none of that name.
    public func module(_ name: String) throws -> ModuleObject? {
        if let module = modules[name] { return module }
        guard let families = Library.index.modules[name] else { return nil }
        let module = ModuleObject(name, families: families)
        modules[name] = module
        return module
    }

    func keep(_ module: ModuleObject, _ globals: Globals) {
        modules[module.name] = module
        moduleGlobals.append(globals)
    }

    func forget(_ name: String) { modules[name] = nil }

    /// One text object for all equal literals.
    func intern(_ text: String) -> Str {
        if text.utf8.count > 64 { return Str(text) }
        if text.utf8.count == 1, let scalar = text.unicodeScalars.first { return Str.character(scalar) }
        // By code points: a dictionary of Swift texts would take `é` and `e\u{301}` for one.
        let value = Str(text)
        return texts.insert(value).memberAfterInsert
    }

    /// `torch.nn` as an attribute of `torch`.
    func submodule(_ name: String, of module: ModuleObject) throws -> Value? {
        try self.module(module.name + "." + name).map { .object($0) }
    }
}

extension Interpreter {
    /// What imports and look-ups have found so far, and `sys.argv`.
    var importState: (modules: [String: ModuleObject], builtins: [String: Value], arguments: [String]) {
        get { (modules, knownBuiltins, arguments) }
        set { (modules, knownBuiltins, arguments) = newValue }
    }
}
