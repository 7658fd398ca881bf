extension Library {
    /// `torch.nn` and what belongs to it.
    static let nn: [Family] = [
        .nnModules, .packing, .utils, .initializers, .optimizers, .schedulers, .functionalActivations,
        .functionalLosses, .functionalLayers, .torchUtils, .data,
    ]
}

extension Family {
    /// The classes of `torch.nn`.
    static let nnModules = Family(
        module: "torch.nn", voice: .python,
        types: [
            .module, .recurrentBase, .rnn, .lstm, .gru, .rnnCellBase, .rnnCell, .lstmCell, .gruCell, .linear,
            .embedding,
            SequentialInstance.row, ModuleListInstance.row, ModuleDictInstance.row, ParameterContainer.listRow,
            ParameterContainer.dictRow,
        ] + NativeType.losses + NativeType.pairModules + NativeType.activations + NativeType.otherLayers)
}
