import Tensors

/// A `grad_fn`: a recorded operation, or one that PyTorch's graph has where a fused one stands here.
final class GradFunction: Object {
    private enum Place {
        case recorded(GradNode, output: Int)
        /// `AccumulateGrad`
        case leaf(Tensor)
        /// A part of a fused operation, with what comes before it.
        case part(GradNode, next: [Next])
    }

    /// An entry of `next_functions`.
    struct Next {
        var function: GradFunction?
        var output = 0
    }

    private let place: Place
    let name: String

    private init(_ place: Place, name: String, typeName: String? = nil) {
        self.place = place
        self.name = name
        super.init(type: Types.current.native(GradFunction.row(typeName ?? name)))
    }

    convenience init?(of tensor: Tensor) {
        guard let node = tensor.gradNode else { return nil }
        self.init(node, output: tensor.gradOutput)
    }

    private convenience init(_ node: GradNode, output: Int) {
        let title = node.title(ofOutput: output)
        self.init(
            .recorded(node, output: output), name: title == "CopySlices" ? "torch::autograd::CopySlices" : title,
            typeName: title)
    }

    private convenience init(leaf: Tensor) {
        self.init(.leaf(leaf), name: "torch::autograd::AccumulateGrad", typeName: "AccumulateGrad")
    }

    private convenience init(part name: String, of node: GradNode, _ next: [Next]) {
        self.init(.part(node, next: next), name: name)
    }

    private static func next(_ edge: Edge?) -> Next {
        switch edge {
        case .node(let node, let output)?: Next(function: GradFunction(node, output: output), output: output)
        case .leaf(let tensor)?: Next(function: GradFunction(leaf: tensor))
        case nil: Next()
        }
    }

    /// `next_functions`
    private var next: [Next] {
        switch place {
        case .leaf: return []
        case .part(_, let next): return next
        case .recorded(let node, _):
            let edges = node.edges.map { GradFunction.next($0) }
            switch node.form {
            // The other operand is a number, which PyTorch's graph counts.
            case .plain: return edges.count == 1 && GradFunction.binary.contains(name) ? edges + [Next()] : edges
            case .lossOfScores:
                return [Next(function: GradFunction(part: "LogSoftmaxBackward0", of: node, edges))]
            case .linear: return linear(node, edges)
            }
        }
    }

    private static let binary: Set<String> = ["AddBackward0", "SubBackward0", "MulBackward0", "DivBackward0"]

    /// addmm(bias, input, weight.t()), between views where the input has more axes than two.
    private func linear(_ node: GradNode, _ edges: [Next]) -> [Next] {
        guard edges.count >= 2 else { return edges }
        func part(_ name: String, _ next: [Next]) -> Next {
            guard next.contains(where: { $0.function != nil }) else { return Next() }
            return Next(function: GradFunction(part: name, of: node, next))
        }
        let weight = part("TBackward0", [edges[1]])
        let bias = edges.count > 2 ? [edges[2]] : []
        guard name == "ViewBackward0" || name == "UnsafeViewBackward0" else { return bias + [edges[0], weight] }
        let product = bias + [part("ViewBackward0", [edges[0]]), weight]
        return [part(bias.isEmpty ? "MmBackward0" : "AddmmBackward0", product)]
    }

    override func repr() throws -> String { "<\(type.name) object at \(address)>" }

    override func isEqual(to other: Value) throws -> Bool? {
        guard let other = other.object(as: GradFunction.self) else { return nil }
        switch (place, other.place) {
        case (.recorded(let node, _), .recorded(let another, _)): return node === another
        case (.leaf(let tensor), .leaf(let another)): return tensor === another
        case (.part(let node, _), .part(let another, _)): return node === another && name == other.name
        case (.recorded, _), (.leaf, _), (.part, _): return false
        }
    }

    override func hash() throws -> Int? {
        switch place {
        case .recorded(let node, _): ObjectIdentifier(node).hashValue
        case .leaf(let tensor): ObjectIdentifier(tensor).hashValue
        case .part(let node, _): ObjectIdentifier(node).hashValue ^ name.hashValue
        }
    }

    private static func function(_ value: Value) throws -> GradFunction {
        guard let function = value.object(as: GradFunction.self) else {
            throw Raised(.typeError, "descriptor requires a grad_fn, not '\(value.typeName)'")
        }
        return function
    }

    /// Its type is named for the operation, as `type(y.grad_fn).__name__` shows.
    private static func row(_ name: String) -> NativeType {
        NativeType(
            name, "A recorded operation.",
            methods: [
                Builtin(
                    "name", "()", "Its name.",
                    example: "(torch.ones(1, requires_grad=True) + 1).grad_fn.name()\n#> 'AddBackward0'"
                ) { call in .text(try function(call.receiver).name) }
            ],
            properties: [
                Property(
                    "next_functions", "The operations that its inputs came from, each with the number of its result."
                ) { value in
                    .tuple(
                        try function(value).next.map { next in
                            .tuple([next.function.map(Value.object) ?? .none, .int(next.output)])
                        })
                },
                Property("variable", "The leaf whose gradient AccumulateGrad adds up.") { value in
                    guard case .leaf(let tensor) = try function(value).place else {
                        throw Raised(
                            .attributeError, "'\(value.typeName)' object has no attribute 'variable'")
                    }
                    return .tensor(tensor)
                },
            ])
    }
}

/// `with torch.autograd.detect_anomaly():`, and `set_detect_anomaly(…)`, which acts at once.
final class AnomalyContext: Object {
    private let previous = ThreadState.detectsAnomaly

    init(_ mode: Bool) {
        super.init(type: Types.current.native(AnomalyContext.row))
        ThreadState.detectsAnomaly = mode
    }

    override func enter() throws -> Value? { Value.none }

    override func exit(_ raised: Raised?) throws -> Bool {
        ThreadState.detectsAnomaly = previous
        return false
    }

    static let row = NativeType(
        "detect_anomaly", module: "torch.autograd.anomaly_mode", "A block in which gradients that are nan are errors.")
}
