import Tensors

/// Activation modules: a name, what the repr shows, and a function of one tensor.
public final class ActivationModule: TensorModule {
    private let extra: String
    private let body: (Tensor) throws -> Tensor

    init(_ typeName: String, extra: String = "", _ body: @escaping (Tensor) throws -> Tensor) {
        self.extra = extra
        self.body = body
        super.init(typeName)
    }

    private init(like other: ActivationModule) {
        extra = other.extra
        body = other.body
        super.init(other.typeName)
    }

    public override func replica() -> Module { ActivationModule(like: self) }

    public override func extraRepr() -> String { extra }
    public override func forward(_ input: Tensor) throws -> Tensor { try body(input) }
}

// One function for each module; numbers are shown as they were given.
extension ActivationModule {
    private convenience init(_ typeName: String, extra: [String] = [], inPlace: Bool = false, _ activation: Activation)
    {
        self.init(typeName, extra: (extra + (inPlace ? ["inplace=True"] : [])).joined(separator: ", ")) { input in
            let result = try Functional.activate(input, activation)
            return inPlace ? try input.inPlace { _ in result } : result
        }
    }

    /// `nn.ReLU`
    public static func relu(inPlace: Bool = false) -> ActivationModule {
        ActivationModule("ReLU", extra: inPlace ? "inplace=True" : "") { input in
            inPlace ? try input.inPlace { try $0.relu() } : try input.relu()
        }
    }
    /// `nn.Tanh`
    public static func tanh() -> ActivationModule { ActivationModule("Tanh") { $0.tanh() } }
    /// `nn.Sigmoid`
    public static func sigmoid() -> ActivationModule { ActivationModule("Sigmoid") { $0.sigmoid() } }
    /// `nn.Softmax`
    public static func softmax(dim: Int?) -> ActivationModule {
        ActivationModule("Softmax", extra: "dim=\(axis(dim))") { try Functional.softmax($0, dim: dim) }
    }
    /// `nn.LogSoftmax`
    public static func logSoftmax(dim: Int?) -> ActivationModule {
        ActivationModule("LogSoftmax", extra: "dim=\(axis(dim))") { try Functional.logSoftmax($0, dim: dim) }
    }
    /// `nn.Softmin`
    public static func softmin(dim: Int?) -> ActivationModule {
        ActivationModule("Softmin", extra: "dim=\(axis(dim))") { try Functional.softmin($0, dim: dim) }
    }
    /// `nn.GLU`
    public static func glu(dim: Int = -1) -> ActivationModule {
        ActivationModule("GLU", extra: "dim=\(dim)") { try Functional.glu($0, dim: dim) }
    }
    /// `nn.Flatten`
    public static func flatten(from start: Int = 1, to end: Int = -1) -> ActivationModule {
        ActivationModule("Flatten", extra: "start_dim=\(start), end_dim=\(end)") { try $0.flatten(start, end) }
    }

    private static func axis(_ dim: Int?) -> String { dim.map(String.init) ?? "None" }

    /// `nn.LeakyReLU`
    public static func leakyReLU(_ slope: Scalar = .float(0.01), inPlace: Bool = false) -> ActivationModule {
        ActivationModule(
            "LeakyReLU", extra: ["negative_slope=\(Python.number(slope))"], inPlace: inPlace,
            .leakyReLU(slope.asDouble))
    }

    /// `nn.ELU`
    public static func elu(_ alpha: Scalar = .float(1), inPlace: Bool = false) -> ActivationModule {
        ActivationModule("ELU", extra: ["alpha=\(Python.number(alpha))"], inPlace: inPlace, .elu(alpha.asDouble))
    }

    /// `nn.CELU`
    public static func celu(_ alpha: Scalar = .float(1), inPlace: Bool = false) -> ActivationModule {
        ActivationModule("CELU", extra: ["alpha=\(Python.number(alpha))"], inPlace: inPlace, .celu(alpha.asDouble))
    }

    /// `nn.GELU`; another word than `none` and `tanh` fails when the module runs, as in PyTorch.
    public static func gelu(approximate: String = "none") -> ActivationModule {
        ActivationModule("GELU", extra: "approximate='\(approximate)'") {
            try Functional.gelu($0, approximate: approximate)
        }
    }

    /// `nn.Softplus`
    public static func softplus(_ beta: Scalar = .float(1), _ threshold: Scalar = .float(20)) -> ActivationModule {
        ActivationModule(
            "Softplus", extra: ["beta=\(Python.number(beta))", "threshold=\(Python.number(threshold))"],
            .softplus(beta.asDouble, threshold.asDouble))
    }

    /// `nn.Hardtanh`
    ///
    /// - Throws: AssertionError unless the upper bound is larger.
    public static func hardtanh(
        _ low: Scalar = .float(-1), _ high: Scalar = .float(1), inPlace: Bool = false
    ) throws -> ActivationModule {
        guard high.asDouble > low.asDouble else {
            throw TensorError(
                .assertionError,
                "max_val (\(Python.number(high))) must be greater than min_val (\(Python.number(low)))")
        }
        return ActivationModule(
            "Hardtanh", extra: ["min_val=\(Python.number(low))", "max_val=\(Python.number(high))"], inPlace: inPlace,
            .hardtanh(low.asDouble, high.asDouble))
    }

    /// `nn.Threshold`
    public static func threshold(_ threshold: Scalar, _ value: Scalar, inPlace: Bool = false) -> ActivationModule {
        ActivationModule(
            "Threshold", extra: ["threshold=\(Python.number(threshold))", "value=\(Python.number(value))"],
            inPlace: inPlace, .threshold(threshold.asDouble, value.asDouble))
    }

    /// `nn.Softshrink`
    public static func softshrink(_ bound: Scalar = .float(0.5)) -> ActivationModule {
        ActivationModule("Softshrink", extra: [Python.number(bound)], .softshrink(bound.asDouble))
    }

    /// `nn.Hardshrink`
    public static func hardshrink(_ bound: Scalar = .float(0.5)) -> ActivationModule {
        ActivationModule("Hardshrink", extra: [Python.number(bound)], .hardshrink(bound.asDouble))
    }

    public static func silu(inPlace: Bool = false) -> ActivationModule {
        ActivationModule("SiLU", inPlace: inPlace, .silu)
    }
    public static func selu(inPlace: Bool = false) -> ActivationModule {
        ActivationModule("SELU", inPlace: inPlace, .selu)
    }
    public static func relu6(inPlace: Bool = false) -> ActivationModule {
        ActivationModule("ReLU6", inPlace: inPlace, .relu6)
    }
    public static func mish(inPlace: Bool = false) -> ActivationModule {
        ActivationModule("Mish", inPlace: inPlace, .mish)
    }
    public static func hardsigmoid(inPlace: Bool = false) -> ActivationModule {
        ActivationModule("Hardsigmoid", .hardsigmoid)
    }
    public static func hardswish(inPlace: Bool = false) -> ActivationModule {
        ActivationModule("Hardswish", .hardswish)
    }
    public static func logSigmoid() -> ActivationModule { ActivationModule("LogSigmoid", .logSigmoid) }
    public static func softsign() -> ActivationModule { ActivationModule("Softsign", .softsign) }
    public static func tanhshrink() -> ActivationModule { ActivationModule("Tanhshrink", .tanhshrink) }
}

extension Functional {
    /// `F.gelu`
    ///
    /// - Throws: RuntimeError for another word than `none` and `tanh`.
    public static func gelu(_ input: Tensor, approximate: String = "none") throws -> Tensor {
        switch approximate {
        case "none": return try activate(input, .gelu)
        case "tanh": return try activate(input, .geluTanh)
        default: throw TensorError(.runtimeError, "approximate argument must be either none or tanh.")
        }
    }
}
