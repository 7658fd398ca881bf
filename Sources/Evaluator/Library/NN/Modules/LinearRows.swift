import NeuralNets
import Tensors

extension NativeType {
    static let linear: NativeType = tensorLayer(
        "Linear", "linear", "(in_features, out_features, bias: bool = True, device=None, dtype=None)",
        "y = x·Wᵀ + b, from (…, in_features) to (…, out_features).",
        example: "nn.Linear(3, 2)(torch.ones(5, 3)).shape\n#> torch.Size([5, 2])", function: "linear",
        methods: [
            Builtin("reset_parameters", "()", "Draws weight and bias anew.") { call in
                try call.module(as: Linear.self).resetParameters(call.randomness)
                return .none
            }
        ]
    ) { call, instance in
        let (outputs, inputs) = try call.weightSizes(1, 0)
        let layer = try Linear(
            inputs, outputs, bias: call.bool(2), dtype: call.moduleDType(4),
            generator: call.randomness)
        instance.setField("in_features", call[0])
        instance.setField("out_features", call[1])
        return layer
    }

    static let embedding: NativeType = tensorLayer(
        "Embedding", "sparse",
        "(num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0, "
            + "scale_grad_by_freq: bool = False, sparse: bool = False, _weight=None, _freeze: bool = False, device=None, "
            + "dtype=None)",
        "A table of vectors looked up by integers: (…) to (…, embedding_dim).",
        example: "nn.Embedding(10, 3)(torch.tensor([[1, 2], [3, 4]])).shape\n#> torch.Size([2, 2, 3])",
        function: "embedding", argument: "indices", position: 2,
        methods: [
            Builtin("reset_parameters", "()", "Draws the table anew.") { call in
                try call.module(as: Embedding.self).resetParameters(call.randomness)
                return .none
            },
            Builtin(
                "from_pretrained",
                "(embeddings, freeze: bool = True, padding_idx=None, max_norm=None, norm_type=2.0, "
                    + "scale_grad_by_freq: bool = False, sparse: bool = False)",
                "An embedding over a given table.",
                example: "nn.Embedding.from_pretrained(torch.eye(2))(torch.tensor([1]))\n#> tensor([[0., 1.]])",
                kind: .classMethod
            ) { call in
                let module = try Embedding(
                    pretrained: call.tensor(0), freeze: call.bool(1), paddingIndex: call.optionalInt(2),
                    options: call.embeddingOptions(3))
                let instance = ModuleInstance(
                    type: call.receiver.object(as: TypeObject.self) ?? Types.current.native(embedding))
                instance.install(module) { _, module in
                    { arguments, count in
                        guard count == 1, case .tensor(let input) = arguments[0] else { return nil }
                        return .tensor(try module.forward(input))
                    }
                }
                describe(module, instance)
                return .object(instance)
            },
        ]
    ) { call, instance in
        let layer: Embedding
        if call.has(7) {
            layer = try Embedding(
                pretrained: call.tensor(7), freeze: call.bool(8), paddingIndex: call.optionalInt(2),
                options: call.embeddingOptions(3))
        } else {
            let (count, width) = try call.weightSizes(0, 1)
            layer = try Embedding(
                count, width, paddingIndex: call.optionalInt(2), options: call.embeddingOptions(3),
                dtype: call.moduleDType(10), generator: call.randomness)
        }
        describe(layer, instance)
        return layer
    }

    private static func describe(_ layer: Embedding, _ instance: ModuleInstance) {
        instance.setField("num_embeddings", .int(layer.count))
        instance.setField("embedding_dim", .int(layer.dimension))
        instance.setField("padding_idx", layer.paddingIndex.map(Value.int) ?? .none)
        instance.setField("max_norm", layer.options.maxNorm.map { Value($0) } ?? .none)
        instance.setField("norm_type", Value(layer.options.normType))
        instance.setField("scale_grad_by_freq", .bool(layer.options.scalesByFrequency))
        instance.setField("sparse", .bool(layer.options.isSparse))
    }
}

extension Arguments {
    /// `max_norm`, `norm_type`, `scale_grad_by_freq` and `sparse` from an index on.
    func embeddingOptions(_ index: Int) throws -> EmbeddingOptions {
        var options = EmbeddingOptions()
        if has(index) { options.maxNorm = try number(index) }
        options.normType = try number(index + 1)
        options.scalesByFrequency = try bool(index + 2)
        options.isSparse = try bool(index + 3)
        return options
    }

    /// Two arguments as the sizes of a weight, which PyTorch makes by `torch.empty((first, second))`.
    func weightSizes(_ first: Int, _ second: Int) throws -> (Int, Int) {
        func size(_ index: Int, _ mistake: (_ type: String) -> String) throws -> Int {
            if case .int(let value) = self[index] { return value }
            if let value = try self[index].asIndex() { return value }
            throw Raised(.typeError, "empty(): argument 'size' \(mistake(self[index].typeName))")
        }
        let rows = try size(first) {
            "(position 1) must be tuple of ints, but found element of type \($0) at pos 0"
        }
        let columns = try size(second) {
            "failed to unpack the object at pos 2 with error \"type must be tuple of ints,but got \($0)\""
        }
        for size in [rows, columns] where size < 0 { throw TensorError.negativeDimension(size, [rows, columns]) }
        return (rows, columns)
    }
}
