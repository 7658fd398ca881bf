import Tensors

extension Family {
    /// What operations on several dtypes give, and what dtypes can hold.
    static let torchPromotion = Family(
        module: "torch", voice: .torch,
        functions: [
            Builtin(
                "result_type", "(tensor1, tensor2)", "The dtype that an operation on both gives.",
                example: "torch.result_type(torch.tensor([1]), 2.5)\n#> torch.float32"
            ) { call in
                let dtype: DType
                switch (try call.operand(0), try call.operand(1)) {
                case (.tensor(let first), .tensor(let second)): dtype = resultType(first, second)
                case (.tensor(let tensor), .number(let number)), (.number(let number), .tensor(let tensor)):
                    dtype = resultType(tensor, number)
                case (.number(let first), .number(let second)):
                    dtype = resultType(Tensor.wrapped(first), Tensor.wrapped(second))
                }
                return .object(DTypeObject.of(dtype))
            },
            Builtin(
                "promote_types", "(type1, type2)", "The smallest dtype that holds both.",
                example: "torch.promote_types(torch.int32, torch.float32)\n#> torch.float32"
            ) { call in
                guard let first = try call.dtype(0), let second = try call.dtype(1) else { return .none }
                return .object(
                    DTypeObject.of(resultType(Tensor.zeros([1], dtype: first), Tensor.zeros([1], dtype: second))))
            },
            Builtin("can_cast", "(from_, to)", "Whether PyTorch casts from one dtype to another by itself.") { call in
                guard let source = try call.dtype(0), let target = try call.dtype(1) else { return .none }
                return .bool(source.canCast(to: target))
            },
        ],
        types: [FloatLimits.row, IntegerLimits.row])
}

/// `torch.finfo`: what a float dtype can hold.
final class FloatLimits: Object {
    let dtype: DType

    init(_ dtype: DType) {
        self.dtype = dtype
        super.init(type: Types.current.native(FloatLimits.row))
    }

    private var values: [(String, Double)] {
        let (resolution, largest, step, smallest): (Double, Double, Double, Double) =
            switch dtype {
            case .float64, .complex128:
                (1e-15, Double.greatestFiniteMagnitude, Double.ulpOfOne, Double.leastNormalMagnitude)
            case .float16: (1e-3, 65504, 0x1p-10, 0x1p-14)
            case .bfloat16: (1e-2, 0x1.FEp127, 0x1p-7, 0x1p-126)
            case .float32, .complex64, .int64, .int32, .int16, .int8, .uint8, .bool:
                (1e-6, 0x1.FFFFFEp127, 0x1p-23, 0x1p-126)
            }
        return [
            ("resolution", resolution), ("min", -largest), ("max", largest), ("eps", step),
            ("smallest_normal", smallest), ("tiny", smallest),
        ]
    }

    /// The largest finite number of a float dtype.
    static func largest(_ dtype: DType) -> Double {
        switch dtype {
        case .float16: 65504
        case .bfloat16: 0x1.FEp127
        case .float64, .complex128: Double.greatestFiniteMagnitude
        case .float32, .complex64, .int64, .int32, .int16, .int8, .uint8, .bool: 0x1.FFFFFEp127
        }
    }

    override func repr() throws -> String {
        "finfo(" + values.map { "\($0.0)=\(CFormat.general($0.1))" }.joined(separator: ", ") + ", dtype=\(dtype.name))"
    }

    static let row = NativeType(
        "finfo", module: "torch", "What a float dtype can hold.",
        example: "torch.finfo(torch.float32).eps\n#> 1.1920928955078125e-07",
        voice: .torch,
        construct: Builtin("finfo", "(type=None)") { call in
            let dtype = try call.dtype(0) ?? ThreadState.defaultDType
            guard !dtype.isIntegral else {
                throw Raised(
                    .typeError,
                    "torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'")
            }
            return .object(FloatLimits(dtype))
        },
        properties: ["resolution", "min", "max", "eps", "smallest_normal", "tiny"].map { name in
            Property(name, "The \(name) of the dtype.") { value in
                guard let limits = value.object(as: FloatLimits.self) else { return .none }
                return limits.values.first { $0.0 == name }.map { .float($0.1) } ?? .none
            }
        } + [
            Property("bits", "How many bits an element has.") { value in
                .int((value.object(as: FloatLimits.self)?.dtype.itemSize ?? 0) * 8)
            },
            Property("dtype", "The dtype's name.") { value in
                .text(value.object(as: FloatLimits.self)?.dtype.name ?? "")
            },
        ])
}

/// `torch.iinfo`: what an integer dtype can hold.
final class IntegerLimits: Object {
    let dtype: DType

    init(_ dtype: DType) {
        self.dtype = dtype
        super.init(type: Types.current.native(IntegerLimits.row))
    }

    private var range: ClosedRange<Int> {
        let limits = dtype.integerLimits ?? Int64.min...Int64.max
        return Int(limits.lowerBound)...Int(limits.upperBound)
    }

    override func repr() throws -> String {
        "iinfo(min=\(range.lowerBound), max=\(range.upperBound), dtype=\(dtype.name))"
    }

    static let row = NativeType(
        "iinfo", module: "torch", "What an integer dtype can hold.",
        example: "torch.iinfo(torch.int32).max\n#> 2147483647",
        voice: .torch,
        construct: Builtin("iinfo", "(type)") { call in
            guard let dtype = try call.dtype(0) else { return .none }
            guard dtype.isIntegral else {
                throw Raised(
                    .typeError, "torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'")
            }
            return .object(IntegerLimits(dtype))
        },
        properties: [
            Property("min", "The smallest number.") { value in
                value.object(as: IntegerLimits.self).map { .int($0.range.lowerBound) } ?? .none
            },
            Property("max", "The largest number.") { value in
                value.object(as: IntegerLimits.self).map { .int($0.range.upperBound) } ?? .none
            },
            Property("bits", "How many bits an element has.") { value in
                .int((value.object(as: IntegerLimits.self)?.dtype.itemSize ?? 0) * 8)
            },
            Property("dtype", "The dtype's name.") { value in
                .text(value.object(as: IntegerLimits.self)?.dtype.name ?? "")
            },
        ])
}

extension Family {
    /// What a dtype says of itself.
    static let dtypeProperties = Family(
        type: "dtype", voice: .torch,
        properties: [
            Property("is_floating_point", "Whether it is a real number with a fraction.") {
                .bool($0.dtypeObject?.isFloatingPoint ?? false)
            },
            Property("is_complex", "Whether it is a complex number.") { .bool($0.dtypeObject?.isComplex ?? false) },
            Property("is_signed", "Whether it has negative numbers.") {
                .bool($0.dtypeObject != .uint8 && $0.dtypeObject != .bool)
            },
            Property("itemsize", "Bytes of one element.") { .int($0.dtypeObject?.itemSize ?? 0) },
        ])
}

extension Value {
    fileprivate var dtypeObject: DType? { object(as: DTypeObject.self)?.dtype }
}
