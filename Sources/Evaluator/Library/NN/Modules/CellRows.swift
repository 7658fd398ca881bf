import NeuralNets
import Tensors

extension NativeType {
    static let rnnCellBase: NativeType = NativeType(
        "RNNCellBase", module: "torch.nn.modules.rnn", bases: ["torch.nn.modules.module.Module"],
        "What RNNCell, LSTMCell and GRUCell have in common.", voice: .python, allocate: { ModuleInstance(type: $0) },
        methods: [
            Builtin("reset_parameters", "()", "Draws all parameters anew.") { call in
                try call.module(as: RecurrentCell.self).resetParameters(call.randomness)
                return .none
            }
        ])

    static let rnnCell: NativeType = cell(
        "RNNCell", .tanh,
        "(input_size, hidden_size, bias: bool = True, nonlinearity='tanh', device=None, dtype=None)",
        "One step of an RNN: h' = tanh(W_ih·x + b_ih + W_hh·h + b_hh).",
        example:
            "cell = nn.RNNCell(4, 2)\nh = cell(torch.ones(3, 4), torch.zeros(3, 2))\nh.shape\n#> torch.Size([3, 2])")

    static let lstmCell: NativeType = cell(
        "LSTMCell", .lstm, "(input_size, hidden_size, bias: bool = True, device=None, dtype=None)",
        "One step of an LSTM: from x and (h, c) to (h', c').",
        example: "h, c = nn.LSTMCell(4, 2)(torch.ones(3, 4))\nc.shape\n#> torch.Size([3, 2])")

    static let gruCell: NativeType = cell(
        "GRUCell", .gru, "(input_size, hidden_size, bias: bool = True, device=None, dtype=None)",
        "One step of a GRU.",
        example: "nn.GRUCell(4, 2)(torch.ones(3, 4)).shape\n#> torch.Size([3, 2])")

    private static func cell(
        _ name: String, _ mode: RecurrentMode, _ signature: String, _ summary: String, example: String
    ) -> NativeType {
        layer(
            name, "rnn", base: "torch.nn.modules.rnn.RNNCellBase", signature, summary, example: example,
            forward: "(input, hx=None)"
        ) { call in
            try CellCall.run(call.module(), call[0], call[1])
        } make: { call, instance in
            var options = RecurrentOptions(mode: mode, inputSize: try call.int(0), hiddenSize: try call.int(1))
            options.bias = try call.bool(2)
            let isPlain = mode == .tanh
            let nonlinearity = isPlain ? try call[3].str() : "tanh"
            let layer = try RecurrentCell(
                options, nonlinearity: nonlinearity, dtype: call.moduleDType(isPlain ? 5 : 4),
                generator: call.randomness)
            instance.install(layer) { _, layer in
                { arguments, count in
                    switch count {
                    case 1: try CellCall.run(layer, arguments[0], .none)
                    case 2: try CellCall.run(layer, arguments[0], arguments[1])
                    default: nil
                    }
                }
            }
            instance.setField("input_size", call[0])
            instance.setField("hidden_size", call[1])
            instance.setField("bias", .bool(options.bias))
            if isPlain { instance.setField("nonlinearity", .text(nonlinearity)) }
        }
    }
}

/// Calling a recurrent cell from the language.
enum CellCall {
    static func run(_ cell: RecurrentCell, _ input: Value, _ hx: Value) throws -> Value {
        guard case .tensor(let tensor) = input else {
            throw Raised(.attributeError, "'\(input.attributeTypeName)' object has no attribute 'dim'")
        }
        guard cell.options.mode == .lstm else {
            switch hx {
            case .tensor(let hidden): return .tensor(try cell.forward(tensor, hidden))
            case .none, .unbound: return .tensor(try cell.forward(tensor))
            default: throw Raised(.attributeError, "'\(hx.attributeTypeName)' object has no attribute 'dim'")
            }
        }
        let result = try cell.forward(tensor, states: states(hx))
        return .tuple(Tuple([.tensor(result.hidden), .tensor(result.cell)]))
    }

    private static func states(_ value: Value) throws -> (hidden: Tensor, cell: Tensor)? {
        let items: ContiguousArray<Value>
        switch value {
        case .none, .unbound: return nil
        case .tuple(let tuple): items = tuple.items
        case .list(let list): items = list.items
        default:
            throw Raised(
                .typeError,
                "lstm_cell(): argument 'hx' (position 2) must be tuple of Tensors, not \(value.argumentTypeName)")
        }
        guard items.count >= 2 else { throw Raised(.indexError, "tuple index out of range") }
        guard case .tensor(let hidden) = items[0], case .tensor(let cell) = items[1] else {
            throw Raised(.attributeError, "'\(items[0].attributeTypeName)' object has no attribute 'dim'")
        }
        return (hidden, cell)
    }
}
