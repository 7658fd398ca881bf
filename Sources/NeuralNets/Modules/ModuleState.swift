import Tensors

/// A value of a dict given to `load_state_dict`.
public enum StateValue {
    case tensor(Tensor)
    /// Something else, by its type as Python shows it: `<class 'int'>`.
    case other(typeText: String)
}

/// What `load_state_dict` returns: the keys that did not match.
public struct IncompatibleKeys: Equatable, Sendable {
    public var missing: [String] = []
    public var unexpected: [String] = []

    /// `<All keys matched successfully>`, or both lists.
    public var repr: String {
        guard !missing.isEmpty || !unexpected.isEmpty else { return "<All keys matched successfully>" }
        let list = { (keys: [String]) in "[" + keys.map { "'\($0)'" }.joined(separator: ", ") + "]" }
        return "_IncompatibleKeys(missing_keys=\(list(missing)), unexpected_keys=\(list(unexpected)))"
    }
}

extension Module {
    /// `state_dict()`: parameters, then persistent buffers, then submodules; tensors that share memory with the
    /// module's and require no gradient.
    public final func stateDict(prefix: String = "") -> [(name: String, tensor: Tensor)] {
        var entries: [(name: String, tensor: Tensor)] = []
        collectState(prefix, &entries)
        return entries
    }

    private func collectState(_ prefix: String, _ entries: inout [(name: String, tensor: Tensor)]) {
        for (name, tensor) in ownState { entries.append((prefix + name, tensor.withoutGraph())) }
        for (name, module) in zip(moduleTable.names, moduleTable.values) {
            module?.collectState(prefix + name + ".", &entries)
        }
    }

    /// Parameters and persistent buffers of this module alone.
    private var ownState: [(name: String, tensor: Tensor)] {
        var state: [(name: String, tensor: Tensor)] = []
        for (name, parameter) in zip(parameterTable.names, parameterTable.values) {
            if let parameter { state.append((name, parameter)) }
        }
        for (name, buffer) in zip(bufferTable.names, bufferTable.values) where !transientBuffers.contains(name) {
            if let buffer { state.append((name, buffer)) }
        }
        return state
    }

    /// `load_state_dict(entries, strict)`: copies values into parameters and buffers.
    ///
    /// - Throws: RuntimeError that lists every key missing, unexpected or of another size; what fits has been copied
    ///   then, as in PyTorch.
    @discardableResult
    public final func loadStateDict(
        _ entries: [(name: String, value: StateValue)], isStrict: Bool = true
    ) throws -> IncompatibleKeys {
        var keys = IncompatibleKeys()
        var problems: [String] = []
        try load(entries, prefix: "", &keys, &problems)
        if isStrict {
            let list = { (keys: [String]) in keys.map { "\"\($0)\"" }.joined(separator: ", ") }
            if !keys.unexpected.isEmpty {
                problems.insert("Unexpected key(s) in state_dict: \(list(keys.unexpected)). ", at: 0)
            }
            if !keys.missing.isEmpty {
                problems.insert("Missing key(s) in state_dict: \(list(keys.missing)). ", at: 0)
            }
        }
        guard problems.isEmpty else {
            throw TensorError(
                .runtimeError,
                "Error(s) in loading state_dict for \(typeName):\n\t" + problems.joined(separator: "\n\t"))
        }
        return keys
    }

    private func load(
        _ entries: [(name: String, value: StateValue)], prefix: String, _ keys: inout IncompatibleKeys,
        _ problems: inout [String]
    ) throws {
        let state = ownState
        for (name, tensor) in state {
            let key = prefix + name
            guard let value = entries.first(where: { $0.name == key })?.value else {
                keys.missing.append(key)
                continue
            }
            switch value {
            case .other(let typeText):
                problems.append(
                    "While copying the parameter named \"\(key)\", expected torch.Tensor or Tensor-like object from "
                        + "checkpoint but received \(typeText)")
            case .tensor(var source):
                // Checkpoints of very old versions hold scalars as vectors of one.
                if tensor.rank == 0, source.rank == 1, source.numel == 1 {
                    source = Tensor(
                        storage: source.storage, shape: [], strides: [], offset: source.offset, dtype: source.dtype)
                }
                guard source.shape == tensor.shape else {
                    problems.append(
                        "size mismatch for \(key): copying a param with shape \(source.shape.pythonText) from "
                            + "checkpoint, the shape in current model is \(tensor.shape.pythonText).")
                    continue
                }
                Strided.scatter(source.converted(to: tensor.dtype).packedCopy(), into: tensor)
                tensor.bumpVersion()
            }
        }
        for (key, _) in entries where key.hasPrefix(prefix) {
            let rest = key.dropFirst(prefix.count)
            let first = rest.prefix { $0 != "." }
            let isKnown =
                first.count < rest.count
                ? moduleTable.contains(String(first)) : state.contains { $0.name == rest }
            if !isKnown { keys.unexpected.append(key) }
        }
        for (name, module) in zip(moduleTable.names, moduleTable.values) {
            try module?.load(entries, prefix: prefix + name + ".", &keys, &problems)
        }
    }

    /// `to(dtype)`: floating-point parameters, their gradients and buffers take the dtype.
    public final func convert(to dtype: DType) {
        for module in modules() {
            for parameter in module.parameterTable.values {
                guard let parameter, parameter.isFloatingPoint else { continue }
                if parameter.dtype != dtype { parameter.replaceData(parameter.converted(to: dtype)) }
                if let gradient = parameter.grad { parameter.grad = gradient.converted(to: dtype) }
            }
            for (name, buffer) in zip(module.bufferTable.names, module.bufferTable.values) {
                guard let buffer, buffer.isFloatingPoint else { continue }
                module.setBuffer(
                    name, buffer.converted(to: dtype), isPersistent: !module.transientBuffers.contains(name))
            }
            module.parametersDidChange()
        }
    }
}

extension Tensor {
    /// Another tensor over the same memory, without graph and gradient.
    func withoutGraph() -> Tensor {
        Tensor(storage: storage, shape: shape, strides: strides, offset: offset, dtype: dtype)
    }
}
