import Tensors

/// `optimizer.state_dict()`: states by the parameter's number, and groups whose parameters are numbers.
public struct OptimizerStateDict {
    public var states: [(index: Int, names: [String], tensors: [Tensor])]
    public var groups: [(options: OrderedTable<OptionValue>, indices: [Int])]

    public init(
        states: [(index: Int, names: [String], tensors: [Tensor])],
        groups: [(options: OrderedTable<OptionValue>, indices: [Int])]
    ) {
        self.states = states
        self.groups = groups
    }
}

extension Optimizer {
    /// Shares its tensors with the optimiser, as PyTorch's does.
    public func stateDict() -> OptimizerStateDict {
        var result = OptimizerStateDict(states: [], groups: [])
        var next = 0
        for group in groups {
            let start = next
            for state in group.states {
                if let state { result.states.append((next, state.names, state.tensors)) }
                next += 1
            }
            result.groups.append((group.options, Array(start..<next)))
        }
        return result
    }

    /// `load_state_dict(…)`: copies the states, takes over the options.
    ///
    /// - Throws: ValueError where the groups do not match.
    public func load(_ saved: OptimizerStateDict) throws {
        guard saved.groups.count == groups.count else {
            throw TensorError(.valueError, "loaded state dict has a different number of parameter groups")
        }
        for (group, loaded) in zip(groups, saved.groups) where group.parameters.count != loaded.indices.count {
            throw TensorError(
                .valueError,
                "loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
        }
        for (group, loaded) in zip(groups, saved.groups) {
            for (name, value) in zip(loaded.options.names, loaded.options.values) { group[name] = value }
            for (position, index) in loaded.indices.enumerated() {
                guard let state = saved.states.first(where: { $0.index == index }) else {
                    group.states[position] = nil
                    continue
                }
                let parameter = group.parameters[position]
                group.states[position] = OptimizerState(
                    state.names,
                    zip(state.names, state.tensors).map { name, tensor in
                        // Counters keep their dtype, everything else takes the parameter's.
                        (name == "step" ? tensor : tensor.converted(to: parameter.dtype)).ownCopy()
                    })
            }
        }
    }
}

extension Tensor {
    /// A contiguous copy that shares no memory; the graph does not see it.
    func ownCopy() -> Tensor {
        let packed = packedCopy()
        let copy = Tensor(uninitialized: shape, dtype: dtype)
        copy.storage.bytes.copyMemory(
            from: packed.storage.bytes + packed.offset * dtype.itemSize, byteCount: numel * dtype.itemSize)
        return copy
    }
}
