import Tensors

/// What `torch` keeps for one interpreter: its default generator and how it prints.
public final class TorchState {
    /// `torch.default_generator`; seeded by chance until a program seeds it.
    public let generator: Generator
    public var printOptions = PrintOptions()
    /// How NumPy's arrays are printed.
    var arrayPrintOptions = ArrayPrintOptions()
    /// The scalar that `backward()` was last called on: the loss of the training step that an optimiser ends. Only kept
    /// where the host wants to know; a number, since the tensor would hold its graph.
    var lastLoss: Double?
    /// How many optimisers the program has made.
    var optimizerCount = 0
    /// Texts of warnings that were shown already.
    var shownWarnings: Set<String> = []
    /// The generator as a program sees it.
    private(set) lazy var generatorObject = GeneratorObject(generator)

    /// The generator of `np.random`.
    lazy var numpyRandom = NumPyRandom()
    private var dtypeObjects: [DTypeObject] = []

    init() {
        generator = Generator()
        let seed = generator.seedFromEntropy()
        // Seeds are shown as signed numbers here: one that fits both ways.
        if seed > UInt64(Int64.max) { generator.manualSeed(seed >> 1) }
    }

    /// The one object of a dtype: `x.dtype is torch.float32`.
    func dtypeObject(_ dtype: DType) -> DTypeObject {
        if dtypeObjects.isEmpty {
            dtypeObjects = DType.allCases.map { DTypeObject($0, type: Types.current.dtype) }
        }
        return dtypeObjects[Int(dtype.rawValue)]
    }

    /// Modules that the program has saved as a whole, by token.
    private var savedModules: [String: Value] = [:]

    /// Keeps a copy of a module for being loaded again; returns its token.
    func keep(module: Value) -> String {
        let token = String(UInt64.random(in: .min ... .max), radix: 36)
        savedModules[token] = module
        return token
    }

    func savedModule(_ token: String) -> Value? { savedModules[token] }

    static var current: TorchState { Machine.current.pointee.interpreter.torch }
}

/// A `torch.Generator`.
final class GeneratorObject: Object {
    let generator: Generator

    init(_ generator: Generator) {
        self.generator = generator
        super.init(type: Types.current.native(GeneratorObject.row))
    }

    override func repr() throws -> String { "<torch._C.Generator object at \(address)>" }

    private static func generator(_ call: borrowing Arguments) throws -> Generator {
        guard let object = call.receiver.object(as: GeneratorObject.self) else {
            throw Raised(.typeError, "descriptor requires a torch.Generator")
        }
        return object.generator
    }

    static let row = NativeType(
        "Generator", module: "torch", "A source of random numbers with a state of its own.",
        example: "g = torch.Generator().manual_seed(0)\ntorch.rand(1, generator=g)\n#> tensor([0.4963])", voice: .torch,
        construct: Builtin("Generator", "(device='cpu')") { _ in .object(GeneratorObject(Generator())) },
        methods: [
            Builtin("manual_seed", "(seed)", "Starts the stream anew from a seed.") { call in
                try generator(call).manualSeed(call.seed(0))
                return call.receiver
            },
            Builtin("seed", "()", "Starts the stream from a seed found by chance, which it returns.") { call in
                .int(Int(truncatingIfNeeded: try generator(call).seedFromEntropy()))
            },
            Builtin("initial_seed", "()", "The seed that the stream started from.") { call in
                .int(Int(truncatingIfNeeded: try generator(call).initialSeed))
            },
            Builtin("get_state", "()", "The state as a tensor of bytes.") { call in
                .tensor(try generator(call).getState())
            },
            Builtin("set_state", "(new_state)", "Goes back to a state that get_state gave.") { call in
                try generator(call).setState(call.tensor(0))
                return call.receiver
            },
        ])
}

extension Arguments {
    /// A seed: negative ones count from 2⁶⁴ down.
    func seed(_ index: Int) throws -> UInt64 {
        if case .str(let text) = self[index] {
            throw Raised(.valueError, "invalid literal for int() with base 10: " + text.repr)
        }
        return UInt64(bitPattern: Int64(try int(index)))
    }
}
