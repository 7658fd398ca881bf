import Tensors

/// A part of a model: its parameters, buffers and submodules in order of registration.
///
/// Modules of this library add typed `forward` functions; modules that a user writes get theirs from the interpreter,
/// so the base assumes nothing about it.
open class Module {
    /// The class name that reprs and messages show.
    public final var typeName: String
    public final var isTraining = true
    /// A value is nil where the parameter was registered as None.
    public final private(set) var parameterTable = OrderedTable<Tensor?>()
    public final private(set) var bufferTable = OrderedTable<Tensor?>()
    public final private(set) var moduleTable = OrderedTable<Module?>()
    /// Buffers that `state_dict` leaves out.
    public final private(set) var transientBuffers: Set<String> = []
    /// What the language keeps with a module: the instance of a user's class, forward hooks.
    public final var companion: AnyObject?

    public init(_ typeName: String) { self.typeName = typeName }

    /// What stands between the parentheses of the repr; several lines are separated by `\n`.
    open func extraRepr() throws -> String { "" }

    /// The text of `print(module)`.
    open func repr() throws -> String { try plainRepr() }

    /// A module of the same class and options without parameters, buffers and submodules: what a copy starts from. It
    /// draws no random numbers. Every subclass overrides it.
    open func replica() -> Module { Module(typeName) }

    /// Becomes like `other`, whose tensors and submodules come through the two functions.
    public final func fill(
        from other: Module, tensor: (Tensor) throws -> Tensor, module: (Module) throws -> Module?
    ) rethrows {
        typeName = other.typeName
        isTraining = other.isTraining
        transientBuffers = other.transientBuffers
        for (name, value) in zip(other.parameterTable.names, other.parameterTable.values) {
            parameterTable.set(name, try value.map(tensor))
        }
        for (name, value) in zip(other.bufferTable.names, other.bufferTable.values) {
            bufferTable.set(name, try value.map(tensor))
        }
        for (name, value) in zip(other.moduleTable.names, other.moduleTable.values) {
            moduleTable.set(name, try value.flatMap(module))
        }
        parametersDidChange()
    }

    /// Called when the set of parameters or one of them has been replaced.
    open func parametersDidChange() {}

    /// What of a module changes while a program runs, apart from the elements of its tensors.
    public struct Contents {
        fileprivate let typeName: String
        fileprivate let isTraining: Bool
        fileprivate let parameters: OrderedTable<Tensor?>
        fileprivate let buffers: OrderedTable<Tensor?>
        fileprivate let modules: OrderedTable<Module?>
        fileprivate let transientBuffers: Set<String>
    }

    public final var contents: Contents {
        get {
            Contents(
                typeName: typeName, isTraining: isTraining, parameters: parameterTable, buffers: bufferTable,
                modules: moduleTable, transientBuffers: transientBuffers)
        }
        set {
            typeName = newValue.typeName
            isTraining = newValue.isTraining
            parameterTable = newValue.parameters
            bufferTable = newValue.buffers
            moduleTable = newValue.modules
            transientBuffers = newValue.transientBuffers
            parametersDidChange()
        }
    }

    // MARK: Registration

    public final func setParameter(_ name: String, _ parameter: Tensor?) {
        parameterTable.set(name, parameter)
        parametersDidChange()
    }

    public final func setBuffer(_ name: String, _ buffer: Tensor?, isPersistent: Bool = true) {
        bufferTable.set(name, buffer)
        if isPersistent { transientBuffers.remove(name) } else { transientBuffers.insert(name) }
    }

    public final func setModule(_ name: String, _ module: Module?) { moduleTable.set(name, module) }

    /// `del module.name`; false if nothing of this name is registered.
    @discardableResult
    public final func removeRegistered(_ name: String) -> Bool {
        if parameterTable.remove(name) != nil {
            parametersDidChange()
            return true
        }
        transientBuffers.remove(name)
        return bufferTable.remove(name) != nil || moduleTable.remove(name) != nil
    }

    public final func removeAllModules() { moduleTable.removeAll() }

    /// What `module.name` is, if it is registered; `.none` for a parameter, buffer or module that is None.
    public final func registered(_ name: String) -> ModuleAttribute? {
        if let parameter = parameterTable[name] { return parameter.map(ModuleAttribute.tensor) ?? ModuleAttribute.none }
        if let buffer = bufferTable[name] { return buffer.map(ModuleAttribute.tensor) ?? ModuleAttribute.none }
        if let module = moduleTable[name] { return module.map(ModuleAttribute.module) ?? ModuleAttribute.none }
        return nil
    }

    /// - Throws: AttributeError if a user deleted it or set it to None.
    final func parameter(_ name: String) throws -> Tensor {
        if let parameter = parameterTable[name], let parameter { return parameter }
        throw TensorError(.attributeError, "'\(typeName)' object has no attribute '\(name)'")
    }
}

/// A value that is registered with a module, or that a user assigns to one of its names.
public enum ModuleAttribute {
    case none
    case tensor(Tensor)
    case module(Module)
    /// Anything else, by the name of its type.
    case other(typeName: String)
}
