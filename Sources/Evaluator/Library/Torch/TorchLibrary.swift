extension Library {
    /// `torch` without its networks.
    static let torch: [Family] = [
        .torchModule, .torchCuda, .torchReturnTypes, .torchLegacyTypes, .torchParameter, .torchParameterModule,
        .torchCreation, .torchRandom, .tensorRandom,
        .torchMovement, .torchJoining, .tensorMovement, .torchCounting, .tensorConversion,
        .torchPointwise, .tensorInPlacePointwise, .torchArithmetic, .tensorInPlaceArithmetic,
        .torchReductions, .torchStatistics, .torchSearch, .torchPromotion, .dtypeProperties, .torchComplex,
        .torchComplexFunctions,
        .torchDistributions, .torchLinalg,
        .torchLinearAlgebra, .torchEinsum, .torchOrdering,
        .torchGathering, .torchWhere, .tensorGathering,
        .tensorLegacy, .torchMatrices, .torchMatrixNames, .torchInverse, .torchBackends, .torchRandomModule,
        .torchCudaState,
        .torchSaving, .serialization, .pickleErrors, .pickleModule, .safetensors, .safetensorsPackage,
        .tensorAttributes, .tensorAutograd, .torchAutograd, .torchAutogradModule, .tensorSpecial, .autogradFunction,
        .autogradFunctional, .autogradCheck,
    ]
}
