import Tensors

/// Loss modules: a name, a reduction, and a function of two tensors.
public final class LossModule: Module {
    private let body: (LossModule, Tensor, Tensor) throws -> Tensor

    private init(_ typeName: String, _ body: @escaping (LossModule, Tensor, Tensor) throws -> Tensor) {
        self.body = body
        super.init(typeName)
    }

    private init(like other: LossModule) {
        body = other.body
        super.init(other.typeName)
    }

    public override func replica() -> Module { LossModule(like: self) }

    public func forward(_ input: Tensor, _ target: Tensor) throws -> Tensor { try body(self, input, target) }

    private func buffer(_ name: String) -> Tensor? { bufferTable[name] ?? nil }

    /// A buffer of class weights, which the state dict has if it was given.
    private func setWeight(_ weight: Tensor?, _ name: String = "weight") -> LossModule {
        setBuffer(name, weight)
        return self
    }
}

extension LossModule {
    /// `nn.CrossEntropyLoss`
    ///
    /// - Throws: ValueError for an unknown reduction.
    public static func crossEntropy(
        weight: Tensor? = nil, ignoreIndex: Int = -100, reduction: String = "mean", labelSmoothing: Double = 0
    ) -> LossModule {
        LossModule("CrossEntropyLoss") {
            try Functional.crossEntropy(
                $1, $2, weight: $0.buffer("weight"), ignoreIndex: ignoreIndex, reduction: Reduction(named: reduction),
                labelSmoothing: labelSmoothing)
        }.setWeight(weight)
    }

    /// `nn.NLLLoss`
    public static func nll(weight: Tensor? = nil, ignoreIndex: Int = -100, reduction: String = "mean") -> LossModule {
        LossModule("NLLLoss") {
            try Functional.nllLoss(
                $1, $2, weight: $0.buffer("weight"), ignoreIndex: ignoreIndex, reduction: Reduction(named: reduction))
        }.setWeight(weight)
    }

    /// `nn.MSELoss`
    public static func mse(reduction: String = "mean") -> LossModule {
        LossModule("MSELoss") { try Functional.mseLoss($1, $2, reduction: Reduction(named: reduction)) }
    }

    /// `nn.L1Loss`
    public static func l1(reduction: String = "mean") -> LossModule {
        LossModule("L1Loss") { try Functional.l1Loss($1, $2, reduction: Reduction(named: reduction)) }
    }

    /// `nn.SmoothL1Loss`
    public static func smoothL1(reduction: String = "mean", beta: Double = 1) -> LossModule {
        LossModule("SmoothL1Loss") {
            try Functional.smoothL1Loss($1, $2, reduction: Reduction(named: reduction), beta: beta)
        }
    }

    /// `nn.HuberLoss`
    public static func huber(reduction: String = "mean", delta: Double = 1) -> LossModule {
        LossModule("HuberLoss") {
            try Functional.huberLoss($1, $2, reduction: Reduction(named: reduction), delta: delta)
        }
    }

    /// `nn.BCELoss`
    public static func binaryCrossEntropy(weight: Tensor? = nil, reduction: String = "mean") -> LossModule {
        LossModule("BCELoss") {
            try Functional.binaryCrossEntropy(
                $1, $2, weight: $0.buffer("weight"), reduction: Reduction(named: reduction))
        }.setWeight(weight)
    }

    /// `nn.BCEWithLogitsLoss`
    public static func binaryCrossEntropyWithLogits(
        weight: Tensor? = nil, positiveWeight: Tensor? = nil, reduction: String = "mean"
    ) -> LossModule {
        LossModule("BCEWithLogitsLoss") {
            try Functional.binaryCrossEntropyWithLogits(
                $1, $2, weight: $0.buffer("weight"), positiveWeight: $0.buffer("pos_weight"),
                reduction: Reduction(named: reduction))
        }.setWeight(weight).setWeight(positiveWeight, "pos_weight")
    }

    /// `nn.KLDivLoss`
    public static func klDiv(reduction: String = "mean", logTarget: Bool = false) -> LossModule {
        LossModule("KLDivLoss") {
            try Functional.klDiv($1, $2, reduction: reduction, logTarget: logTarget)
        }
    }
}

/// `nn.CosineEmbeddingLoss`: a loss of two inputs and a target.
public final class CosineEmbeddingLoss: Module {
    private let margin: Double
    private let reduction: String

    public init(margin: Double = 0, reduction: String = "mean") {
        self.margin = margin
        self.reduction = reduction
        super.init("CosineEmbeddingLoss")
    }

    private init(like other: CosineEmbeddingLoss) {
        margin = other.margin
        reduction = other.reduction
        super.init(other.typeName)
    }

    public override func replica() -> Module { CosineEmbeddingLoss(like: self) }

    public func forward(_ first: Tensor, _ second: Tensor, _ target: Tensor) throws -> Tensor {
        try Functional.cosineEmbeddingLoss(
            first, second, target, margin: margin, reduction: Reduction(named: reduction))
    }
}
