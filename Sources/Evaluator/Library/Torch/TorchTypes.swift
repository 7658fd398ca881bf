import Tensors

/// A `torch.device`; there is only the CPU here.
final class DeviceObject: Object {
    let index: Int?

    init(index: Int? = nil) {
        self.index = index
        super.init(type: Types.current.native(DeviceObject.row))
    }

    override func repr() throws -> String {
        index.map { "device(type='cpu', index=\($0))" } ?? "device(type='cpu')"
    }
    override func str() throws -> String? { index.map { "cpu:\($0)" } ?? "cpu" }
    override func isEqual(to other: Value) throws -> Bool? {
        other.object(as: DeviceObject.self).map { $0.index == index }
    }
    override func hash() throws -> Int? { index ?? -1 }

    /// A device from `'cpu'`, `'cpu:0'` or another device. Throws PyTorch's text for CUDA on a machine without it.
    static func device(_ value: Value) throws -> DeviceObject {
        if let device = value.object(as: DeviceObject.self) { return device }
        guard case .str(let text) = value else {
            if case .int = value { throw cudaMissing }
            throw Raised(.typeError, "device(): argument 'type' (position 1) must be str, not \(value.typeName)")
        }
        let parts = text.value.split(separator: ":", omittingEmptySubsequences: false)
        switch parts.first.map(String.init) ?? "" {
        case "cpu": return DeviceObject(index: parts.count > 1 ? Int(parts[1]) : nil)
        case "cuda": throw cudaMissing
        case "mps", "xpu", "meta":
            throw Raised(
                .runtimeError, "this program computes on the CPU only; device '\(text.value)' is not available")
        case let name:
            throw Raised(
                .runtimeError,
                "Expected one of cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, "
                    + "mps, meta, hpu, mtia, privateuseone device type at start of device string: \(name)")
        }
    }

    /// What a PyTorch built for the CPU says to `.cuda()`.
    static var cudaMissing: Raised { Raised(.assertionError, "Torch not compiled with CUDA enabled") }

    static let row = NativeType(
        "device", module: "torch", "Where tensors live: here always the CPU.",
        example: "torch.device('cpu')\n#> device(type='cpu')", voice: .torch,
        construct: Builtin("device", "(type='cpu', index=None)") { call in
            if case .str(let text) = call[0], text.value.hasPrefix("cuda") { return .object(CUDADevice(text.value)) }
            return .object(try DeviceObject.device(call[0]))
        },
        properties: [
            Property("type", "The kind of device.") { _ in .text("cpu") },
            Property("index", "Its number, or None.") { value in
                value.object(as: DeviceObject.self)?.index.map(Value.int) ?? .none
            },
        ])
}

/// `torch.device('cuda')`, which can be made and compared but not used.
final class CUDADevice: Object {
    let text: String

    init(_ text: String) {
        self.text = text
        super.init(type: Types.current.native(DeviceObject.row))
    }

    override func repr() throws -> String {
        let parts = text.split(separator: ":")
        return parts.count > 1 ? "device(type='cuda', index=\(parts[1]))" : "device(type='cuda')"
    }
    override func str() throws -> String? { text }
    override func attribute(_ name: Symbol) throws -> Value? { nil }
}

/// `torch.Size`: the tuple that `x.shape` gives.
enum SizeType {
    static func make(_ shape: Shape) -> Value {
        .tuple(Tuple(ContiguousArray(shape.map(Value.int)), type: Types.current.native(row)))
    }

    static let row: NativeType = NativeType(
        "Size", module: "torch", bases: ["tuple"], "The sizes of a tensor: a tuple of ints.",
        example: "torch.Size([2, 3]).numel()\n#> 6",
        construct: Builtin("Size", "(iterable=(), /)") { call in
            let items = try call.array(0)
            for item in items where try item.asIndex() == nil {
                throw Raised(
                    .typeError, "torch.Size() takes an iterable of 'int' (item 0 is '\(item.typeName)')")
            }
            return .tuple(Tuple(items, type: Types.current.named("torch.Size") ?? Types.current.tuple))
        },
        methods: [
            Builtin("numel", "()", "The product of the sizes.") { call in
                guard case .tuple(let tuple) = call.receiver else { return .none }
                return .int(try tuple.items.reduce(1) { $0 * (try $1.asIndex() ?? 1) })
            },
            Builtin("__repr__", "()") { call in
                guard case .tuple(let tuple) = call.receiver else { return .none }
                return .text("torch.Size([" + (try tuple.items.map { try $0.repr() }.joined(separator: ", ")) + "])")
            },
        ])
}

/// The named tuples that `max(dim)`, `sort`, `topk`, … return.
enum ReturnType: String, CaseIterable, Sendable {
    case max, min, sort, topk, median, mode, kthvalue, cummax, cummin, aminmax, qr, svd, nanmedian

    private var fields: (String, String) {
        switch self {
        case .aminmax: ("min", "max")
        case .qr: ("Q", "R")
        default: ("values", "indices")
        }
    }

    func make(_ first: Tensor, _ second: Tensor) -> Value {
        .tuple(Tuple([.tensor(first), .tensor(second)], type: Types.current.native(row)))
    }

    var row: NativeType { ReturnType.rows[rawValue] ?? ReturnType.makeRow(self) }

    private static let rows = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, makeRow($0)) })

    private static func makeRow(_ kind: ReturnType) -> NativeType {
        let (first, second) = kind.fields
        return NativeType(
            kind.rawValue, module: "torch.return_types", bases: ["tuple"], "What torch.\(kind.rawValue) returns.",
            methods: [
                Builtin("__repr__", "()") { call in
                    guard case .tuple(let tuple) = call.receiver, tuple.items.count == 2 else { return .none }
                    return .text(
                        "torch.return_types.\(kind.rawValue)(\n\(first)=\(try tuple.items[0].repr()),\n"
                            + "\(second)=\(try tuple.items[1].repr()))")
                }
            ],
            properties: [
                Property(first, "The first of the two tensors.") { value in
                    if case .tuple(let tuple) = value { tuple.items[0] } else { .none }
                },
                Property(second, "The second of the two tensors.") { value in
                    if case .tuple(let tuple) = value { tuple.items[1] } else { .none }
                },
            ])
    }
}
