import NeuralNets
import Tensors

extension NativeType {
    /// A module class: how it is made, and how it is called.
    ///
    /// - Parameters:
    ///   - called: what messages about wrong arguments call the constructor, where it is not the class's own.
    ///   - forward: the signature and the body of `forward`.
    ///   - make: makes the native module from the constructor's arguments and installs it.
    static func layer(
        _ name: String, _ module: String, base: String = "torch.nn.modules.module.Module", _ signature: String,
        _ summary: String, example: String? = nil, called: String? = nil, forward: String,
        methods: [Builtin] = [], properties: [Property] = [],
        allocate: @escaping @Sendable (TypeObject) throws -> Object = { ModuleInstance(type: $0) },
        run: @escaping Builtin.Body, make: @escaping @Sendable (borrowing Arguments, ModuleInstance) throws -> Void
    ) -> NativeType {
        NativeType(
            name, module: "torch.nn.modules." + module, bases: [base], summary, example: example, voice: .python,
            allocate: allocate,
            methods: [
                Builtin("__init__", signature, summary, called: called) { call in
                    try make(call, call.instance)
                    return .none
                },
                Builtin("forward", forward, "What calling the module computes.", run),
            ] + methods, properties: properties)
    }

    /// A module whose `forward` takes one tensor: `function` and `argument` name it in messages about other values, or
    /// `function` is the method that they lack.
    static func tensorLayer(
        _ name: String, _ module: String, base: String = "torch.nn.modules.module.Module", _ signature: String,
        _ summary: String, example: String? = nil, function: String, argument: String = "input", position: Int = 1,
        isMethod: Bool = false, methods: [Builtin] = [], properties: [Property] = [],
        make: @escaping @Sendable (borrowing Arguments, ModuleInstance) throws -> TensorModule
    ) -> NativeType {
        layer(
            name, module, base: base, signature, summary, example: example, forward: "(input)", methods: methods,
            properties: properties
        ) { call in
            let layer = try call.module(as: TensorModule.self)
            if isMethod { return .tensor(try layer.forward(call.receiver(0, of: function))) }
            return .tensor(try layer.forward(call.operand(0, of: function, argument, position)))
        } make: { call, instance in
            let layer = try make(call, instance)
            instance.install(layer) { _, layer in
                { arguments, count in
                    guard count == 1, case .tensor(let input) = arguments[0] else { return nil }
                    return .tensor(try layer.forward(input))
                }
            }
        }
    }
}

extension Arguments {
    /// A tensor, or the complaint of the function that a module hands it to.
    func operand(_ index: Int, of function: String, _ argument: String = "input", _ position: Int = 1) throws -> Tensor
    {
        if case .tensor(let tensor) = self[index] { return tensor }
        throw Raised(
            .typeError,
            "\(function)(): argument '\(argument)' (position \(position)) must be Tensor, not "
                + self[index].argumentTypeName)
    }

    /// A tensor on which PyTorch calls a method at once: other values lack that attribute.
    func receiver(_ index: Int, of method: String) throws -> Tensor {
        if case .tensor(let tensor) = self[index] { return tensor }
        throw Raised(.attributeError, "'\(self[index].attributeTypeName)' object has no attribute '\(method)'")
    }

    /// `dtype=` of a module: the default one where it is not given.
    func moduleDType(_ index: Int) throws -> DType { try dtype(index) ?? ThreadState.defaultDType }

    /// The default generator.
    var randomness: Generator { interpreter.torch.generator }
}

extension Value {
    /// The type as argument parsers written in C name it.
    var argumentTypeName: String {
        if isUnbound || isNone { return "NoneType" }
        if case .object(let object) = self, object.type.name == "ndarray" { return "numpy.ndarray" }
        return typeName
    }

    /// The type as AttributeError names it.
    var attributeTypeName: String { argumentTypeName }
}
