import NeuralNets
import Tensors

extension NativeType {
    /// `nn.Module`, which Python classes derive from.
    static let module: NativeType = NativeType(
        "Module", module: "torch.nn.modules.module", "The base of every part of a model.",
        example: """
            class Net(nn.Module):
                def __init__(self):
                    super().__init__()
                    self.fc = nn.Linear(2, 1)
                def forward(self, x):
                    return self.fc(x)
            Net()
            #> Net(
            #>   (fc): Linear(in_features=2, out_features=1, bias=True)
            #> )
            """,
        voice: .python, allocate: { ModuleInstance(type: $0) },
        methods: moduleBasics + moduleRegistration + moduleTraversal + moduleConversion + moduleState + moduleHooks,
        properties: [
            Property(
                "training", "Whether dropout and the like are active.",
                set: { value, item in
                    guard let module = value.object(as: ModuleInstance.self)?.module else { return }
                    module.isTraining = try item.isTrue()
                }
            ) { value in
                guard let module = value.object(as: ModuleInstance.self)?.module else {
                    throw Raised(.attributeError, "'\(value.typeName)' object has no attribute 'training'")
                }
                return .bool(module.isTraining)
            },
            tableProperty("_parameters") { module in
                zip(module.parameterTable.names, module.parameterTable.values).map {
                    ($0, $1.map(Value.tensor) ?? .none)
                }
            },
            tableProperty("_buffers") { module in
                zip(module.bufferTable.names, module.bufferTable.values).map { ($0, $1.map(Value.tensor) ?? .none) }
            },
            tableProperty("_modules") { module in
                zip(module.moduleTable.names, module.moduleTable.values).map {
                    ($0, $1.map { .object(ModuleInstance.of($0)) } ?? .none)
                }
            },
        ])

    private static func tableProperty(
        _ name: String, _ entries: @escaping @Sendable (Module) -> [(String, Value)]
    ) -> Property {
        Property(name, "What is registered, by name.") { value in
            guard let module = value.object(as: ModuleInstance.self)?.module else {
                throw Raised(.attributeError, "'\(value.typeName)' object has no attribute '\(name)'")
            }
            let dict = Dict()
            for (name, value) in entries(module) { dict.set(name, value) }
            return .dict(dict)
        }
    }

    private static let moduleBasics = [
        Builtin("__init__", "(*args, **kwargs)", "Prepares the module; call it first in `__init__`.") { call in
            try call.instance.install(Module("Module"))
            return .none
        },
        Builtin("forward", "(*input)", "What calling the module computes; subclasses define it.") { call in
            throw Raised(
                .notImplementedError, "Module [\(call.receiver.typeName)] is missing the required \"forward\" function")
        },
        Builtin("__call__", "(*args, **kwargs)", "Runs the hooks and `forward`.") { call in
            var names: ContiguousArray<Symbol> = []
            for key in call.keywords.keys { names.append(Symbol(try key.str())) }
            return try Calls.call(
                call.receiver, ContiguousArray(call.rest), names: names, values: call.keywords.values)
        },
        Builtin("extra_repr", "()", "What stands between the parentheses of the module's text.") { call in
            .text(try call.instance.module?.extraRepr() ?? "")
        },
        Builtin("_get_name", "()", "The name of the class.") { call in .text(call.receiver.typeName) },
        Builtin("__getattr__", "(name)", "Reads what is registered under a name.") { call in
            let name = Symbol(try call.string(0))
            let value = try call.instance.field(name)
            if !value.isUnbound { return value }
            throw Attributes.missing(call.receiver, name)
        },
        Builtin(
            "train", "(mode: bool = True)", "Turns dropout and the like on, here and in all submodules.",
            example: "nn.Dropout(0.5).train().training\n#> True"
        ) { call in
            let mode = call[0]
            guard case .bool(let isOn) = mode else {
                throw Raised(.valueError, "training mode is expected to be boolean")
            }
            let instance = try call.instance
            instance.module?.isTraining = isOn
            for child in instance.children {
                if child.type.isPythonDefined {
                    _ = try Calls.call(Value.object(child).attribute("train"), [mode])
                } else {
                    try child.train(isOn)
                }
            }
            return call.receiver
        },
        Builtin(
            "eval", "()", "Turns dropout and the like off, here and in all submodules.",
            example: "nn.Dropout(0.5).eval()(torch.ones(3))\n#> tensor([1., 1., 1.])"
        ) { call in
            if call.receiver.type.isPythonDefined {
                return try Calls.call(call.receiver.attribute("train"), [.bool(false)])
            }
            try call.instance.train(false)
            return call.receiver
        },
        Builtin(
            "apply", "(fn)", "Calls a function with every submodule and then with the module itself.",
            example:
                "nn.Linear(1, 1).apply(lambda m: print(type(m).__name__))\n#> Linear\n#> Linear(in_features=1, out_features=1, bias=True)"
        ) { call in
            try call.instance.apply(call[0])
            return call.receiver
        },
        Builtin("compile", "(*args, **kwargs)", "Accepted; nothing needs compiling here.") { _ in .none },
    ]
}

extension ModuleInstance {
    /// `train(mode)`, asking Python classes below for their own way.
    final func train(_ isOn: Bool) throws {
        module?.isTraining = isOn
        for child in children {
            if child.type.pythonMethod("train") != nil {
                _ = try Calls.call(Value.object(child).attribute("train"), [.bool(isOn)])
            } else {
                try child.train(isOn)
            }
        }
    }

    final func apply(_ function: Value) throws {
        for child in children { try child.apply(function) }
        _ = try Calls.call(function, [.object(self)])
    }
}
