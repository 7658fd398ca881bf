import NeuralNets
import Tensors

/// A `torch.nn` module as the language sees it: what programs subclass, call and put attributes on.
///
/// Registered parameters, buffers and submodules stand among the object's own attributes too, so that reading
/// `self.rnn` costs what any attribute costs; the module's tables say what is registered.
class ModuleInstance: Object {
    /// nil until `Module.__init__` has run.
    final private(set) var module: Module?
    /// What was registered under these names, or may not be overwritten by other kinds of values.
    private final var registered: Set<Symbol> = []
    /// The common form of a call (tensors by place) without binding; nil where the language must look at it.
    private final var fast: FastForward?
    /// Makes that for a copy of this module.
    private final var makeFast: ((ModuleInstance, Module) -> FastForward?)?
    /// Nil while there are none.
    final var hooks: ModuleHooks?
    /// The submodules in order, for containers that run or index them.
    private final var orderedChildren: ContiguousArray<ModuleInstance>?

    /// Gets the arguments' place and number; nil means: go the ordinary way.
    typealias FastForward = (_ arguments: UnsafeMutablePointer<Value>, _ count: Int) throws -> Value?

    override required init(type: TypeObject) { super.init(type: type) }

    deinit { module?.companion = nil }

    /// Becomes the instance of a module: what every `__init__` row ends in.
    final func install(_ module: Module) {
        makeFast = nil
        install(module, fast: nil)
    }

    /// The same, with a quick way through the common form of its call. The closure must not hold the instance.
    final func install<M: Module>(_ module: M, fast: @escaping (ModuleInstance, M) -> FastForward) {
        if type.isPythonDefined { return install(module) }
        makeFast = { instance, module in (module as? M).map { fast(instance, $0) } }
        install(module, fast: fast(self, module))
    }

    private final func install(_ module: Module, fast: FastForward?) {
        if let old = self.module {
            old.companion = nil
            for symbol in registered { removeField(symbol) }
            registered = []
        }
        module.typeName = type.name
        module.companion = InstanceReference(self)
        self.module = module
        self.fast = fast
        adopt()
    }

    /// Becomes a copy of another instance of the same type.
    final func install(copyOf other: ModuleInstance, _ copy: DeepCopy) throws {
        hooks = try other.hooks?.copy(copy)
        registered = other.registered
        makeFast = other.makeFast
        if let original = other.module {
            let module = original.replica()
            module.companion = InstanceReference(self)
            self.module = module
            fast = makeFast?(self, module)
            try module.fill(from: original, tensor: copy.tensor) { child in
                try copy.copy(.object(ModuleInstance.of(child))).object(as: ModuleInstance.self)?.module
            }
        }
        try copy.copyAttributes(of: other, to: self)
    }

    /// Takes up as attributes what a module registered by itself.
    final func adopt() {
        guard let module else { return }
        orderedChildren = nil
        for (name, parameter) in zip(module.parameterTable.names, module.parameterTable.values) {
            note(Symbol(name), parameter.map(Value.tensor) ?? .none)
        }
        for (name, buffer) in zip(module.bufferTable.names, module.bufferTable.values) {
            note(Symbol(name), buffer.map(Value.tensor) ?? .none)
        }
        for (name, child) in zip(module.moduleTable.names, module.moduleTable.values) {
            note(Symbol(name), child.map { .object(ModuleInstance.of($0)) } ?? .none)
        }
    }

    private final func note(_ symbol: Symbol, _ value: Value) {
        registered.insert(symbol)
        setField(symbol, value)
    }

    /// The instance of a module that may have been made natively.
    static func of(_ module: Module) -> ModuleInstance {
        if let reference = module.companion as? InstanceReference { return reference.instance }
        let type = Types.current.named(module.typeName) ?? Types.current.module
        let instance = ModuleInstance(type: type)
        instance.install(module)
        return instance
    }

    // MARK: Attributes

    override func setAttribute(_ name: Symbol, _ value: Value) throws -> Bool {
        let child = value.object(as: ModuleInstance.self)
        let isParameter = if case .tensor(let tensor) = value { tensor.isParameter } else { false }
        guard child != nil || isParameter || registered.contains(name) else { return false }
        guard let module else {
            throw Raised(
                .attributeError,
                "cannot assign \(isParameter ? "parameters" : "module") before Module.__init__() call")
        }
        let text = name.name
        let attribute: ModuleAttribute
        switch value {
        case .none: attribute = .none
        case .tensor(let tensor): attribute = .tensor(tensor)
        case .object where child?.module != nil && !module.holdsTensor(text):
            attribute = child?.module.map(ModuleAttribute.module) ?? .none
        case .unbound, .bool, .int, .float, .str, .list, .tuple, .dict, .object:
            attribute = .other(typeName: value.type.displayName)
        }
        guard try module.assign(text, attribute) else { return false }
        orderedChildren = nil
        note(name, value)
        return true
    }

    override func deleteAttribute(_ name: Symbol) throws -> Bool {
        guard registered.contains(name), let module else { return false }
        module.removeRegistered(name.name)
        unregister(name)
        return true
    }

    private final func unregister(_ name: Symbol) {
        registered.remove(name)
        removeField(name)
        orderedChildren = nil
    }

    /// `register_parameter`, `register_buffer`, `add_module`: after the module has registered the value.
    final func register(_ name: String, _ value: Value) {
        orderedChildren = nil
        note(Symbol(name), value)
    }

    /// Whether an ordinary attribute or a member of the type has this name.
    final func hasOrdinaryAttribute(_ name: String) -> Bool {
        let symbol = Symbol(name)
        return !registered.contains(symbol) && (!field(symbol).isUnbound || type.lookup(symbol) != nil)
    }

    /// Submodules in order of registration, without those that are None.
    final var children: ContiguousArray<ModuleInstance> {
        if let orderedChildren { return orderedChildren }
        var found: ContiguousArray<ModuleInstance> = []
        for child in module?.moduleTable.values ?? [] {
            if let child { found.append(ModuleInstance.of(child)) }
        }
        orderedChildren = found
        return found
    }

    /// Replaces all submodules, for containers with positions as names.
    final func replaceChildren(_ named: [(name: String, child: ModuleInstance)]) throws {
        guard let module else { return }
        for name in module.moduleTable.names { unregister(Symbol(name)) }
        module.removeAllModules()
        for (name, child) in named {
            guard let payload = child.module else { continue }
            module.setModule(name, payload)
            note(Symbol(name), .object(child))
        }
        orderedChildren = nil
    }

    // MARK: Calling

    override func call(_ arguments: CallArguments) throws -> Value? {
        if hooks == nil, let fast, arguments.names.isEmpty {
            if let result = try fast(arguments.base, arguments.count) {
                arguments.discard()
                return result
            }
        }
        guard module != nil else {
            arguments.discard()
            throw Raised(.attributeError, "'\(type.name)' object has no attribute '_backward_hooks'")
        }
        if let hooks { return try hooks.run(self, arguments) }
        return try forward(arguments)
    }

    /// `self.forward(…)` with arguments that lie on the stack.
    final func forward(_ arguments: CallArguments) throws -> Value {
        let own = field(.forward)
        if !own.isUnbound { return try Calls.call(own, arguments) }
        guard case .object(let function)? = type.lookup(.forward) else {
            arguments.discard()
            throw Raised(.notImplementedError, "Module [\(type.name)] is missing the required \"forward\" function")
        }
        try arguments.machine.checkRoom(2)
        let base = arguments.base
        (base + 1).moveInitialize(from: base, count: arguments.total)
        base.initialize(to: .object(self))
        arguments.machine.pointee.top += 1
        return try Calls.call(
            function,
            CallArguments(
                base: base, count: arguments.count + 1, names: arguments.names, machine: arguments.machine))
    }

    /// `self(value)` from Swift: what `Sequential` does with each of its modules.
    final func callAsFunction(_ value: Value) throws -> Value {
        try Calls.call(self, value)
    }

    override func repr() throws -> String { try ModuleText.repr(self) }

    /// The lines of the submodules in the repr, from their names and texts.
    func childLines(_ texts: [(name: String, text: String)]) throws -> [String] {
        texts.map { "(\($0.name)): " + ModuleText.indented($0.text) }
    }
}

extension ModuleInstance: DeepCopyable {
    var copiesAttributes: Bool { true }

    func deepCopy(_ copy: DeepCopy) throws -> Object {
        let result = Swift.type(of: self).init(type: type)
        copy.note(self, result)
        try result.install(copyOf: self, copy)
        return result
    }
}

extension ModuleInstance: Restorable {
    func save(_ walk: CheckpointWalk) {
        let (module, contents) = (module, module?.contents)
        let (registered, fast, makeFast) = (registered, fast, makeFast)
        let (hooks, before, after) = (hooks, hooks?.before, hooks?.after)
        let (beforeBackward, backward) = (hooks?.beforeBackward, hooks?.backward)
        for hook in [before, after, beforeBackward, backward].compactMap(\.self).joined() {
            walk.visit(hook.function)
        }
        walk.step { [self] in
            if self.module !== module {
                self.module?.companion = nil
                self.module = module
                module?.companion = InstanceReference(self)
            }
            if let module, let contents { module.contents = contents }
            (self.registered, self.fast, self.makeFast) = (registered, fast, makeFast)
            orderedChildren = nil
            self.hooks = hooks
            hooks?.before = before ?? []
            hooks?.after = after ?? []
            hooks?.beforeBackward = beforeBackward ?? []
            hooks?.backward = backward ?? []
        }
    }
}

/// Points from a module back to its instance, which owns it.
final class InstanceReference {
    unowned(unsafe) let instance: ModuleInstance

    init(_ instance: ModuleInstance) { self.instance = instance }
}

extension Module {
    /// Whether a parameter or buffer has this name.
    fileprivate func holdsTensor(_ name: String) -> Bool {
        parameterTable.contains(name) || bufferTable.contains(name)
    }
}

extension Calls {
    /// Calls a native object with one argument.
    static func call(_ object: Object, _ value: Value) throws -> Value {
        let machine = Machine.current
        try machine.checkRoom(2)
        let base = machine.pointee.top
        machine.push(value)
        return try call(object, CallArguments(base: base, count: 1, names: [], machine: machine))
    }
}

extension Symbol {
    static let forward = Symbol("forward")
}

extension Arguments {
    /// `self` as a module, with what it is an instance of.
    var instance: ModuleInstance {
        get throws {
            if case .object(let object) = receiver, let instance = object as? ModuleInstance { return instance }
            throw Raised(.typeError, "descriptor requires a torch.nn.Module object, not '\(receiver.typeName)'")
        }
    }

    /// The native module behind `self`.
    func module<M: Module>(as type: M.Type = M.self) throws -> M {
        let instance = try instance
        if let module = instance.module as? M { return module }
        throw Raised(.attributeError, "'\(instance.type.name)' object has no attribute '_parameters'")
    }
}
