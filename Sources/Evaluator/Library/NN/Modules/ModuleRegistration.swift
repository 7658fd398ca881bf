import NeuralNets
import Tensors

extension NativeType {
    /// Putting parameters, buffers and submodules into a module by name, and finding them by path.
    static let moduleRegistration = [
        Builtin("register_parameter", "(name, param)", "Registers a parameter, or None, under a name.") { call in
            let instance = try call.instance
            guard let module = instance.module else {
                throw Raised(.attributeError, "cannot assign parameter before Module.__init__() call")
            }
            let name = try call.string(0)
            switch call[1] {
            case .none:
                try checkFree(instance, name, "parameter")
                try module.registerParameter(name, nil)
            case .tensor(let tensor) where tensor.isParameter:
                try checkFree(instance, name, "parameter")
                try module.registerParameter(name, tensor)
            default:
                let kind = torchTypeName(call[1])
                throw Raised(
                    .typeError,
                    "cannot assign '\(kind)' object to parameter '\(name)' (torch.nn.Parameter or None required)")
            }
            instance.register(name, call[1])
            return .none
        },
        Builtin(
            "register_buffer", "(name, tensor, persistent: bool = True)",
            "Registers a tensor that is no parameter but belongs to the module's state.",
            example: "m = nn.Module()\nm.register_buffer('steps', torch.zeros(2))\nm.steps\n#> tensor([0., 0.])"
        ) { call in
            let instance = try call.instance
            guard let module = instance.module else {
                throw Raised(.attributeError, "cannot assign buffer before Module.__init__() call")
            }
            let name = try call.string(0)
            try checkFree(instance, name, "buffer")
            switch call[1] {
            case .none: try module.registerBuffer(name, nil, isPersistent: call.bool(2))
            case .tensor(let tensor): try module.registerBuffer(name, tensor, isPersistent: call.bool(2))
            default:
                throw Raised(
                    .typeError,
                    "cannot assign '\(torchTypeName(call[1]))' object to buffer '\(name)' (torch Tensor or None required)"
                )
            }
            instance.register(name, call[1])
            return .none
        },
        addModule("add_module"),
        addModule("register_module"),
        Builtin("get_submodule", "(target)", "The submodule at a path like `encoder.rnn`.") { call in
            .object(try submodule(call.instance, call.string(0)))
        },
        Builtin("get_parameter", "(target)", "The parameter at a path like `fc.weight`.") { call in
            let (owner, name) = try split(call.instance, call.string(0))
            guard let value = try Value.object(owner).optionalAttribute(Symbol(name)) else {
                throw Raised(.attributeError, "\(owner.type.name) has no attribute `\(name)`")
            }
            guard case .tensor(let tensor) = value, tensor.isParameter else {
                throw Raised(.attributeError, "`\(name)` is not an nn.Parameter")
            }
            return value
        },
        Builtin("get_buffer", "(target)", "The buffer at a path like `bn.running_mean`.") { call in
            let (owner, name) = try split(call.instance, call.string(0))
            guard let value = try Value.object(owner).optionalAttribute(Symbol(name)) else {
                throw Raised(.attributeError, "\(owner.type.name) has no attribute `\(name)`")
            }
            guard owner.module?.bufferTable.contains(name) == true else {
                throw Raised(.attributeError, "`\(name)` is not a buffer")
            }
            return value
        },
    ]

    private static func addModule(_ row: String) -> Builtin {
        Builtin(row, "(name, module)", "Registers a submodule, or None, under a name.") { call in
            let instance = try call.instance
            guard let module = instance.module else {
                throw Raised(.attributeError, "cannot assign module before Module.__init__() call")
            }
            let child = call[1].object(as: ModuleInstance.self)
            guard child != nil || call[1].isNone else {
                throw Raised(.typeError, "\(torchTypeName(call[1])) is not a Module subclass")
            }
            guard case .str(let text) = call[0] else {
                throw Raised(.typeError, "module name should be a string. Got \(torchTypeName(call[0]))")
            }
            let name = text.value
            try checkFree(instance, name, "module")
            try module.registerModule(name, child?.module)
            instance.register(name, call[1])
            return .none
        }
    }

    private static func checkFree(_ instance: ModuleInstance, _ name: String, _ kind: String) throws {
        if !name.contains("."), !name.isEmpty, instance.hasOrdinaryAttribute(name) {
            throw Raised.key(.text("attribute '\(name)' already exists"))
        }
    }

    /// `torch.typename(value)`
    static func torchTypeName(_ value: Value) -> String {
        switch value {
        case .tensor(let tensor): return "torch.\(tensor.dtype.scalarName)Tensor"
        case .object(let object as BuiltinFunction):
            if object.module == "torch" { return "torch._VariableFunctionsClass.\(object.row.name)" }
            return object.module.map { $0 + "." + object.row.name } ?? object.row.name
        case .object(let object as FunctionObject): return "\(object.code.moduleName).\(object.qualifiedName)"
        case .object(let object as TypeObject): return object.displayName
        default: return value.type.displayName
        }
    }

    private static func submodule(_ instance: ModuleInstance, _ path: String) throws -> ModuleInstance {
        var current = instance
        if path.isEmpty { return current }
        for part in path.split(separator: ".", omittingEmptySubsequences: false) {
            guard let value = try Value.object(current).optionalAttribute(Symbol(String(part))) else {
                throw Raised(.attributeError, "\(current.type.name) has no attribute `\(part)`")
            }
            guard let next = value.object(as: ModuleInstance.self) else {
                throw Raised(.attributeError, "`\(part)` is not an nn.Module")
            }
            current = next
        }
        return current
    }

    private static func split(_ instance: ModuleInstance, _ path: String) throws -> (ModuleInstance, String) {
        guard let dot = path.lastIndex(of: ".") else { return (instance, path) }
        return (try submodule(instance, String(path[..<dot])), String(path[path.index(after: dot)...]))
    }
}
