import Tensors

// The rules of `module.name = value` and of `register_…`, with PyTorch's errors.
extension Module {
    /// Registers `value` if it is a parameter or a module, or if `name` is registered.
    ///
    /// - Returns: false if the assignment is an ordinary attribute's; whatever was registered under the name stays then.
    /// - Throws: TypeError where a registered name gets something of another kind.
    public final func assign(_ name: String, _ value: ModuleAttribute) throws -> Bool {
        if case .tensor(let tensor) = value, tensor.isParameter {
            if !parameterTable.contains(name) { removeRegistered(name) }
            try registerParameter(name, tensor)
            return true
        }
        if parameterTable.contains(name) {
            guard case .none = value else {
                throw TensorError.assignment(value, as: "parameter", name, "torch.nn.Parameter or None")
            }
            setParameter(name, nil)
            return true
        }
        if case .module(let module) = value {
            if !moduleTable.contains(name) { removeRegistered(name) }
            setModule(name, module)
            return true
        }
        if moduleTable.contains(name) {
            guard case .none = value else {
                throw TensorError.assignment(value, as: "child module", name, "torch.nn.Module or None")
            }
            setModule(name, nil)
            return true
        }
        guard bufferTable.contains(name) else { return false }
        switch value {
        case .none: setBuffer(name, nil, isPersistent: !transientBuffers.contains(name))
        case .tensor(let tensor): setBuffer(name, tensor, isPersistent: !transientBuffers.contains(name))
        case .module, .other:
            throw TensorError.assignment(value, as: "buffer", name, "torch.Tensor, Buffer or None")
        }
        return true
    }

    /// `register_parameter(name, parameter)`.
    public final func registerParameter(_ name: String, _ parameter: Tensor?) throws {
        try check(name, "parameter", isKnown: parameterTable.contains(name))
        if let parameter, !parameter.isLeaf {
            throw TensorError(
                .valueError,
                "Cannot assign non-leaf Tensor to parameter '\(name)'. Model parameters must be created explicitly. "
                    + "To express '\(name)' as a function of another Tensor, compute the value in the forward() method."
            )
        }
        setParameter(name, parameter)
    }

    /// `register_buffer(name, buffer, persistent)`.
    public final func registerBuffer(_ name: String, _ buffer: Tensor?, isPersistent: Bool = true) throws {
        try check(name, "buffer", isKnown: bufferTable.contains(name))
        setBuffer(name, buffer, isPersistent: isPersistent)
    }

    /// `add_module(name, module)`.
    public final func registerModule(_ name: String, _ module: Module?) throws {
        try check(name, "module", isKnown: moduleTable.contains(name))
        setModule(name, module)
    }

    private func check(_ name: String, _ kind: String, isKnown: Bool) throws {
        if name.contains(".") {
            let suffix = kind == "module" ? ", got: \(name)" : ""
            throw TensorError(.keyError, "\(kind) name can't contain \".\"\(suffix)")
        }
        if name.isEmpty { throw TensorError(.keyError, "\(kind) name can't be empty string \"\"") }
        if !isKnown, registered(name) != nil { throw TensorError(.keyError, "attribute '\(name)' already exists") }
    }
}

extension TensorError {
    static func assignment(
        _ value: ModuleAttribute, as kind: String, _ name: String, _ expected: String
    ) -> TensorError {
        TensorError(
            .typeError, "cannot assign '\(value.torchTypeName)' as \(kind) '\(name)' (\(expected) expected)")
    }
}

extension ModuleAttribute {
    /// `torch.typename(value)`.
    var torchTypeName: String {
        switch self {
        case .none: "NoneType"
        case .tensor(let tensor): "torch.\(tensor.dtype.scalarName)Tensor"
        case .module(let module): module.typeName
        case .other(let typeName): typeName
        }
    }
}
