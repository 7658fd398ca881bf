import Tensors
import Testing

@testable import NeuralNets

/// Mistakes with recurrent layers: the exception and PyTorch's whole text.
@Suite struct RecurrentErrorTests {
    private static func options(_ mode: RecurrentMode, _ change: (inout RecurrentOptions) -> Void = { _ in })
        -> RecurrentOptions
    {
        var options = RecurrentOptions(mode: mode, inputSize: 10, hiddenSize: 20)
        change(&options)
        return options
    }

    private static func run(
        _ mode: RecurrentMode, _ input: Shape, _ hidden: Shape? = nil, _ cell: Shape? = nil, dtype: DType = .float32,
        stateDType: DType = .float32, _ change: (inout RecurrentOptions) -> Void = { _ in }
    ) throws {
        let module: RecurrentModule
        let options = options(mode, change)
        switch mode {
        case .tanh, .relu: module = try RNN(options, generator: Generator())
        case .lstm: module = try LSTM(options, generator: Generator())
        case .gru: module = try GRU(options, generator: Generator())
        }
        _ = try module.run(
            .zeros(input, dtype: dtype), hidden: hidden.map { .zeros($0, dtype: stateDType) },
            cell: cell.map { .zeros($0, dtype: stateDType) }, Generator())
    }

    struct Mistake: Sendable {
        let kind: TensorError.Kind
        let message: String
        let body: @Sendable () throws -> Void
    }

    static let mistakes: [Mistake] = [
        // nn.RNN(10, 20)(torch.randn(5, 3, 8))
        Mistake(kind: .runtimeError, message: "input.size(-1) must be equal to input_size. Expected 10, got 8") {
            try run(.tanh, [5, 3, 8])
        },
        // nn.RNN(10, 20)(torch.randn(10))
        Mistake(kind: .valueError, message: "RNN: Expected input to be 2D or 3D, got 1D tensor instead") {
            try run(.tanh, [10])
        },
        // nn.LSTM(10, 20)(torch.randn(10))
        Mistake(kind: .valueError, message: "LSTM: Expected input to be 2D or 3D, got 1D instead") {
            try run(.lstm, [10])
        },
        // nn.RNN(10, 20)(torch.randn(5, 3, 10), torch.zeros(1, 3, 15))
        Mistake(kind: .runtimeError, message: "Expected hidden size (1, 3, 20), got [1, 3, 15]") {
            try run(.tanh, [5, 3, 10], [1, 3, 15])
        },
        // nn.RNN(10, 20, num_layers=2)(torch.randn(5, 3, 10), torch.zeros(1, 3, 20))
        Mistake(kind: .runtimeError, message: "Expected hidden size (2, 3, 20), got [1, 3, 20]") {
            try run(.tanh, [5, 3, 10], [1, 3, 20]) { $0.layers = 2 }
        },
        // nn.RNN(10, 20, batch_first=True)(torch.randn(3, 5, 10), torch.zeros(3, 1, 20))
        Mistake(kind: .runtimeError, message: "Expected hidden size (1, 3, 20), got [3, 1, 20]") {
            try run(.tanh, [3, 5, 10], [3, 1, 20]) { $0.batchFirst = true }
        },
        // nn.RNN(10, 20)(torch.randn(5, 3, 10), torch.zeros(3, 20))
        Mistake(kind: .runtimeError, message: "For batched 3-D input, hx should also be 3-D but got 2-D tensor") {
            try run(.tanh, [5, 3, 10], [3, 20])
        },
        // nn.RNN(10, 20)(torch.randn(5, 10), torch.zeros(1, 1, 20))
        Mistake(kind: .runtimeError, message: "For unbatched 2-D input, hx should also be 2-D but got 3-D tensor") {
            try run(.tanh, [5, 10], [1, 1, 20])
        },
        // nn.RNN(4, 2)(torch.randn(5, 4), torch.zeros(2, 2)), with these sizes
        Mistake(kind: .runtimeError, message: "Expected hidden size (1, 1, 20), got [2, 1, 20]") {
            try run(.gru, [5, 10], [2, 20])
        },
        // nn.LSTM(10, 20)(torch.randn(5, 3, 10), (torch.zeros(1, 3, 20), torch.zeros(1, 3, 15)))
        Mistake(kind: .runtimeError, message: "Expected hidden[1] size (1, 3, 20), got [1, 3, 15]") {
            try run(.lstm, [5, 3, 10], [1, 3, 20], [1, 3, 15])
        },
        // nn.LSTM(10, 20)(torch.randn(5, 10), (torch.zeros(1, 3, 20), torch.zeros(1, 3, 20)))
        Mistake(
            kind: .runtimeError,
            message: "For unbatched 2-D input, hx and cx should also be 2-D but got (3-D, 3-D) tensors"
        ) { try run(.lstm, [5, 10], [1, 3, 20], [1, 3, 20]) },
        // nn.RNN(10, 20)(torch.zeros(5, 3, 10, dtype=torch.long))
        Mistake(
            kind: .valueError,
            message: "RNN input dtype (torch.int64) does not match weight dtype (torch.float32). Convert input: "
                + "input.to(torch.float32), or convert model: model.to(torch.int64)"
        ) { try run(.tanh, [5, 3, 10], dtype: .int64) },
        // nn.RNN(10, 20)(torch.randn(5, 3, 10), torch.zeros(1, 3, 20).double())
        Mistake(kind: .runtimeError, message: "mat1 and mat2 must have the same dtype, but got Double and Float") {
            try run(.tanh, [5, 3, 10], [1, 3, 20], stateDType: .float64)
        },
        // nn.RNN(4, 2)(torch.randn(0, 3, 4))
        Mistake(kind: .runtimeError, message: "Expected sequence length to be larger than 0 in RNN") {
            try run(.gru, [0, 3, 10])
        },
        // nn.RNN(10, 0)
        Mistake(kind: .valueError, message: "hidden_size must be greater than zero") {
            try run(.tanh, [1, 10]) { $0.hiddenSize = 0 }
        },
        // nn.RNN(10, 20, proj_size=3)
        Mistake(kind: .valueError, message: "proj_size argument is only supported for LSTM, not RNN or GRU") {
            try run(.tanh, [1, 10]) { $0.projectionSize = 3 }
        },
        // nn.LSTM(10, 20, proj_size=20)
        Mistake(kind: .valueError, message: "proj_size has to be smaller than hidden_size") {
            try run(.lstm, [1, 10]) { $0.projectionSize = 20 }
        },
        // nn.RNN(10, 20, nonlinearity="sigmoid")
        Mistake(kind: .valueError, message: "Unknown nonlinearity 'sigmoid'. Select from 'tanh' or 'relu'.") {
            _ = try RNN.mode(nonlinearity: "sigmoid")
        },
        // nn.utils.rnn.pack_padded_sequence(torch.randn(2, 3, 1), [3, 0], batch_first=True)
        Mistake(
            kind: .runtimeError,
            message: "Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0"
        ) { _ = try Packing.packPadded(.zeros([2, 3, 1]), lengths: [3, 0], batchFirst: true) },
        // nn.RNN(1, 2)(pack_padded_sequence(torch.randn(3, 2, 1), [5, 2]))
        Mistake(kind: .runtimeError, message: "start (5) + length (1) exceeds dimension size (5).") {
            var options = RecurrentOptions(mode: .tanh, inputSize: 1, hiddenSize: 2)
            options.bias = true
            _ = try RNN(options, generator: Generator()).forward(
                packed: Packing.packPadded(.zeros([3, 2, 1]), lengths: [5, 2]), generator: Generator())
        },
    ]

    @Test func everyMistakeHasPyTorchsText() {
        for mistake in RecurrentErrorTests.mistakes {
            #expect(throws: TensorError(mistake.kind, mistake.message)) {
                do {
                    try mistake.body()
                } catch let error as TensorError {
                    throw TensorError(error.kind, error.message)
                }
            }
        }
    }

    /// nn.RNN(2, 3, dropout=0.5)
    @Test func dropoutOfOneLayerWarns() throws {
        let warnings = try Warnings.collected {
            var options = RecurrentOptions(mode: .tanh, inputSize: 2, hiddenSize: 3)
            options.dropout = 0.5
            _ = try RNN(options, generator: Generator())
        }
        #expect(
            warnings == [
                "dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers "
                    + "greater than 1, but got dropout=0.5 and num_layers=1"
            ])
    }
}
