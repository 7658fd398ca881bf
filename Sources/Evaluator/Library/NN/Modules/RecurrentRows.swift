import NeuralNets
import Tensors

extension NativeType {
    private static let recurrentSummary =
        "A recurrent layer over whole sequences: (L, N, I) to the outputs and the last states."

    /// `nn.RNNBase`: what the recurrent layers share.
    static let recurrentBase: NativeType = NativeType(
        "RNNBase", module: "torch.nn.modules.rnn", bases: ["torch.nn.modules.module.Module"],
        "What RNN, LSTM and GRU have in common.", voice: .python, allocate: { ModuleInstance(type: $0) },
        methods: [
            Builtin("flatten_parameters", "()", "Accepted; parameters need no flattening here.") { _ in .none },
            Builtin("reset_parameters", "()", "Draws all parameters anew.") { call in
                try call.module(as: RecurrentModule.self).resetParameters(call.randomness)
                return .none
            },
        ],
        properties: [
            Property("all_weights", "The parameters of each layer and direction.") { value in
                guard let module = value.object(as: ModuleInstance.self)?.module as? RecurrentModule else {
                    return .none
                }
                let options = module.options
                let width = (options.bias ? 4 : 2) + (options.projectionSize > 0 ? 1 : 0)
                let weights = module.parameterTable.values.map { $0.map(Value.tensor) ?? .none }
                return .items(
                    stride(from: 0, to: weights.count, by: width).map { start in
                        .items(weights[start..<min(start + width, weights.count)])
                    })
            }
        ])

    static let rnn: NativeType = recurrent(
        "RNN",
        "(input_size, hidden_size, num_layers=1, nonlinearity='tanh', bias: bool = True, batch_first: bool = False, "
            + "dropout=0.0, bidirectional: bool = False, device=None, dtype=None, proj_size=0)",
        "h' = tanh(W_ih·x + b_ih + W_hh·h + b_hh) over whole sequences, or relu in place of tanh.",
        example:
            "rnn = nn.RNN(4, 2, batch_first=True)\nout, h = rnn(torch.ones(3, 5, 4))\nout.shape, h.shape\n#> (torch.Size([3, 5, 2]), torch.Size([1, 3, 2]))"
    ) { call in
        let mode = try RNN.mode(nonlinearity: call[3].str())
        return try RNN(
            options(
                call, mode, bias: 4, batchFirst: 5, dropout: 6, bidirectional: 7, projection: 10),
            dtype: call.moduleDType(9), generator: call.randomness)
    }

    static let lstm: NativeType = recurrent(
        "LSTM",
        "(input_size, hidden_size, num_layers=1, bias: bool = True, batch_first: bool = False, dropout=0.0, "
            + "bidirectional: bool = False, proj_size=0, device=None, dtype=None)",
        "Long short-term memory over whole sequences: gates i, f, g, o.",
        example:
            "lstm = nn.LSTM(4, 2)\nout, (h, c) = lstm(torch.ones(5, 3, 4))\nout.shape, c.shape\n#> (torch.Size([5, 3, 2]), torch.Size([1, 3, 2]))"
    ) { call in
        try LSTM(
            options(call, .lstm, bias: 3, batchFirst: 4, dropout: 5, bidirectional: 6, projection: 7),
            dtype: call.moduleDType(9), generator: call.randomness)
    }

    static let gru: NativeType = recurrent(
        "GRU",
        "(input_size, hidden_size, num_layers=1, bias: bool = True, batch_first: bool = False, dropout=0.0, "
            + "bidirectional: bool = False, device=None, dtype=None, proj_size=0)",
        "Gated recurrent units over whole sequences: gates r, z, n.",
        example: "gru = nn.GRU(4, 2)\nout, h = gru(torch.ones(5, 3, 4))\nout.shape\n#> torch.Size([5, 3, 2])"
    ) { call in
        try GRU(
            options(call, .gru, bias: 3, batchFirst: 4, dropout: 5, bidirectional: 6, projection: 9),
            dtype: call.moduleDType(8), generator: call.randomness)
    }

    private static func recurrent(
        _ name: String, _ signature: String, _ summary: String, example: String,
        make: @escaping @Sendable (borrowing Arguments) throws -> RecurrentModule
    ) -> NativeType {
        layer(
            name, "rnn", base: "torch.nn.modules.rnn.RNNBase", signature, summary, example: example,
            called: "RNNBase.__init__", forward: "(input, hx=None)"
        ) { call in
            let layer = try call.module(as: RecurrentModule.self)
            return try RecurrentCall.run(layer, call[0], call[1], call.randomness)
        } make: { call, instance in
            let layer = try make(call)
            let generator = call.randomness
            instance.install(layer) { _, layer in
                { arguments, count in
                    switch count {
                    case 1: try RecurrentCall.run(layer, arguments[0], .none, generator)
                    case 2: try RecurrentCall.run(layer, arguments[0], arguments[1], generator)
                    default: nil
                    }
                }
            }
            RecurrentCall.describe(layer, instance, nonlinearity: name == "RNN" ? call[3] : .none)
        }
    }

    private static func options(
        _ call: borrowing Arguments, _ mode: RecurrentMode, bias: Int, batchFirst: Int, dropout: Int,
        bidirectional: Int, projection: Int
    ) throws -> RecurrentOptions {
        var options = RecurrentOptions(
            mode: mode, inputSize: try size(call, 0, "input_size"), hiddenSize: try size(call, 1, "hidden_size"))
        options.layers = try size(call, 2, "num_layers")
        options.bias = try call.bool(bias)
        options.batchFirst = try call.bool(batchFirst)
        switch call[dropout] {
        case .int, .float:
            options.dropout = try call.double(dropout)
        default:
            throw Raised(
                .valueError,
                "dropout should be a number in range [0, 1] representing the probability of an element being zeroed")
        }
        options.bidirectional = try call.bool(bidirectional)
        options.projectionSize = try call.int(projection)
        return options
    }

    private static func size(_ call: borrowing Arguments, _ index: Int, _ name: String) throws -> Int {
        switch call[index] {
        case .int(let value): return value
        case .bool(let value): return value ? 1 : 0
        case let value:
            guard name != "num_layers" || !(value.isNone) else { break }
        }
        let type = call[index].typeName
        if name == "num_layers" {
            if case .float = call[index] {
                throw Raised(.typeError, "'float' object cannot be interpreted as an integer")
            }
            throw Raised(.typeError, "'<=' not supported between instances of '\(type)' and 'int'")
        }
        throw Raised(.typeError, "\(name) should be of type int, got: \(type)")
    }
}

/// Calling a recurrent layer from the language.
enum RecurrentCall {
    static func run(
        _ layer: RecurrentModule, _ input: Value, _ hx: Value, _ generator: Generator
    ) throws -> Value {
        if case .tensor(let tensor) = input {
            switch layer {
            case let rnn as RNN:
                let result = try rnn.forward(tensor, state(hx), generator: generator)
                return .tuple(Tuple([.tensor(result.output), .tensor(result.hidden)]))
            case let gru as GRU:
                let result = try gru.forward(tensor, state(hx), generator: generator)
                return .tuple(Tuple([.tensor(result.output), .tensor(result.hidden)]))
            case let lstm as LSTM:
                let result = try lstm.forward(tensor, states(hx), generator: generator)
                return .tuple(Tuple([.tensor(result.output), pair(result)]))
            default: break
            }
        }
        if let packed = PackedSequenceType.read(input) {
            switch layer {
            case let rnn as RNN:
                let (output, result) = try rnn.forward(packed: packed, state(hx), generator: generator)
                return .tuple(Tuple([PackedSequenceType.make(output), .tensor(result.hidden)]))
            case let gru as GRU:
                let (output, result) = try gru.forward(packed: packed, state(hx), generator: generator)
                return .tuple(Tuple([PackedSequenceType.make(output), .tensor(result.hidden)]))
            case let lstm as LSTM:
                let (output, result) = try lstm.forward(packed: packed, states(hx), generator: generator)
                return .tuple(Tuple([PackedSequenceType.make(output), pair(result)]))
            default: break
            }
        }
        throw Raised(.attributeError, "'\(input.attributeTypeName)' object has no attribute 'dim'")
    }

    private static func pair(_ result: RecurrentResult) -> Value {
        .tuple(Tuple([.tensor(result.hidden), .tensor(result.cell ?? result.hidden)]))
    }

    /// The initial state of an RNN or GRU.
    private static func state(_ value: Value) throws -> Tensor? {
        switch value {
        case .tensor(let tensor): return tensor
        case .none, .unbound: return nil
        default: throw Raised(.attributeError, "'\(value.attributeTypeName)' object has no attribute 'dim'")
        }
    }

    /// The initial states of an LSTM: a pair, or a tensor whose first two rows are one.
    private static func states(_ value: Value) throws -> (hidden: Tensor, cell: Tensor)? {
        if value.isNone || value.isUnbound { return nil }
        let first: Value
        let second: Value
        switch value {
        case .tuple(let tuple) where tuple.items.count >= 2: (first, second) = (tuple.items[0], tuple.items[1])
        case .list(let list) where list.items.count >= 2: (first, second) = (list.items[0], list.items[1])
        default: (first, second) = (try value.item(at: .int(0)), try value.item(at: .int(1)))
        }
        guard case .tensor(let hidden) = first else {
            throw Raised(.attributeError, "'\(first.attributeTypeName)' object has no attribute 'dim'")
        }
        guard case .tensor(let cell) = second else {
            throw Raised(.attributeError, "'\(second.attributeTypeName)' object has no attribute 'dim'")
        }
        return (hidden, cell)
    }

    /// The options as attributes.
    static func describe(_ layer: RecurrentModule, _ instance: ModuleInstance, nonlinearity: Value) {
        let options = layer.options
        let mode =
            switch options.mode {
            case .tanh: "RNN_TANH"
            case .relu: "RNN_RELU"
            case .lstm: "LSTM"
            case .gru: "GRU"
            }
        instance.setField("mode", .text(mode))
        instance.setField("input_size", .int(options.inputSize))
        instance.setField("hidden_size", .int(options.hiddenSize))
        instance.setField("num_layers", .int(options.layers))
        instance.setField("bias", .bool(options.bias))
        instance.setField("batch_first", .bool(options.batchFirst))
        instance.setField("dropout", .float(options.dropout))
        instance.setField("bidirectional", .bool(options.bidirectional))
        instance.setField("proj_size", .int(options.projectionSize))
        if !nonlinearity.isNone { instance.setField("nonlinearity", nonlinearity) }
    }
}
