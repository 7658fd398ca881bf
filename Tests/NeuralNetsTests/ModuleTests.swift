import Tensors
import Testing

@testable import NeuralNets

/// Reprs, names and state dicts of modules, as PyTorch prints them.
@Suite struct ModuleTests {
    @Test func reprs() throws {
        let generator = Generator()
        func recurrent(_ mode: RecurrentMode, _ change: (inout RecurrentOptions) -> Void) throws -> Module {
            var options = RecurrentOptions(mode: mode, inputSize: 10, hiddenSize: 20)
            change(&options)
            switch mode {
            case .tanh, .relu: return try RNN(options, generator: generator)
            case .lstm: return try LSTM(options, generator: generator)
            case .gru: return try GRU(options, generator: generator)
            }
        }
        let linears = try (0..<3).map { _ in try Linear(2, 2, generator: generator) }
        let table: [(Module, String)] = [
            (try recurrent(.relu) { _ in }, "RNN(10, 20)"),
            (
                try recurrent(.lstm) {
                    $0.projectionSize = 5
                    $0.layers = 2
                    $0.bias = false
                    $0.batchFirst = true
                    $0.dropout = 0.5
                    $0.bidirectional = true
                },
                "LSTM(10, 20, proj_size=5, num_layers=2, bias=False, batch_first=True, dropout=0.5, bidirectional=True)"
            ),
            (
                try RecurrentCell(
                    RecurrentOptions(mode: .tanh, inputSize: 3, hiddenSize: 4), nonlinearity: "relu",
                    generator: generator), "RNNCell(3, 4, nonlinearity=relu)"
            ),
            (linears[0], "Linear(in_features=2, out_features=2, bias=True)"),
            (try Embedding(10, 3, paddingIndex: -1, generator: generator), "Embedding(10, 3, padding_idx=9)"),
            (try DropoutModule(.int(1)), "Dropout(p=1, inplace=False)"),
            (LayerNorm([5]), "LayerNorm((5,), eps=1e-05, elementwise_affine=True, bias=True)"),
            (
                BatchNorm1d(5),
                "BatchNorm1d(5, eps=1e-05, momentum=0.1, affine=True, bias=True, track_running_stats=True)"
            ),
            (
                try Conv1d(
                    3, 4, kernelSize: 3, stride: 2, padding: .amount(1), dilation: 2, bias: false,
                    generator: generator),
                "Conv1d(3, 4, kernel_size=(3,), stride=(2,), padding=(1,), dilation=(2,), bias=False)"
            ),
            (ActivationModule.leakyReLU(), "LeakyReLU(negative_slope=0.01)"),
            (ActivationModule.softplus(.int(2), .int(10)), "Softplus(beta=2, threshold=10)"),
            (ActivationModule.softmax(dim: nil), "Softmax(dim=None)"),
            (LossModule.crossEntropy(), "CrossEntropyLoss()"),
            (
                ModuleList(linears + [ActivationModule.relu()]),
                """
                ModuleList(
                  (0-2): 3 x Linear(in_features=2, out_features=2, bias=True)
                  (3): ReLU()
                )
                """
            ),
            (
                Sequential([(nil, linears[0]), ("act", Sequential([(nil, ActivationModule.tanh())]))]),
                """
                Sequential(
                  (0): Linear(in_features=2, out_features=2, bias=True)
                  (act): Sequential(
                    (0): Tanh()
                  )
                )
                """
            ),
            (
                try ParameterList([.zeros([2, 3]), .ones([1])]),
                """
                ParameterList(
                    (0): Parameter containing: [torch.float32 of size 2x3]
                    (1): Parameter containing: [torch.float32 of size 1]
                )
                """
            ),
        ]
        for (module, text) in table { #expect(try module.repr() == text) }
    }

    @Test func namesAndSharing() throws {
        let generator = Generator()
        let shared = try Linear(2, 2, generator: generator)
        let model = Module("Net")
        model.setModule("first", shared)
        model.setModule("second", Sequential([(nil, shared), (nil, ActivationModule.tanh())]))
        #expect(model.namedParameters().map(\.name) == ["first.weight", "first.bias"])
        #expect(
            model.stateDict().map(\.name) == [
                "first.weight", "first.bias", "second.0.weight", "second.0.bias",
            ])
        #expect(model.namedModules().map(\.name) == ["", "first", "second", "second.1"])
        model.eval()
        #expect(!shared.isTraining)
    }

    /// nn.Linear(2, 3).load_state_dict({...}) with every kind of mismatch
    @Test func loadingStateDicts() throws {
        let linear = try Linear(2, 3, generator: Generator())
        let weight = StateValue.tensor(.ones([3, 2]))
        let bias = StateValue.tensor(.zeros([3]))
        let head = "Error(s) in loading state_dict for Linear:\n\t"
        let table: [([(name: String, value: StateValue)], String)] = [
            ([("weight", weight)], "Missing key(s) in state_dict: \"bias\". "),
            (
                [("weights", weight), ("bias", bias)],
                "Missing key(s) in state_dict: \"weight\". \n\tUnexpected key(s) in state_dict: \"weights\". "
            ),
            (
                [("weight", .tensor(.zeros([3, 4]))), ("bias", bias)],
                "size mismatch for weight: copying a param with shape torch.Size([3, 4]) from checkpoint, the shape in "
                    + "current model is torch.Size([3, 2])."
            ),
            (
                [("weight", .other(typeText: "<class 'int'>")), ("bias", bias)],
                "While copying the parameter named \"weight\", expected torch.Tensor or Tensor-like object from "
                    + "checkpoint but received <class 'int'>"
            ),
        ]
        for (entries, message) in table {
            #expect(throws: TensorError(.runtimeError, head + message)) { try linear.loadStateDict(entries) }
        }
        #expect(
            try linear.loadStateDict([("weight", weight), ("bias", bias)]).repr == "<All keys matched successfully>")
        #expect(try linear.forward(.ones([1, 2])).values == [2, 2, 2])
        #expect(
            try linear.loadStateDict([("weight", weight), ("extra", bias)], isStrict: false).repr
                == "_IncompatibleKeys(missing_keys=['bias'], unexpected_keys=['extra'])")
    }

    @Test func assigning() throws {
        let linear = try Linear(1, 1, generator: Generator())
        // m.weight = torch.zeros(1, 1)
        #expect(
            throws: TensorError(
                .typeError,
                "cannot assign 'torch.FloatTensor' as parameter 'weight' (torch.nn.Parameter or None expected)")
        ) { _ = try linear.assign("weight", .tensor(.zeros([1, 1]))) }
        #expect(try linear.assign("weight", .tensor(.parameter(.ones([1, 1])))))
        #expect(linear.parameterTable.names == ["weight", "bias"])
        #expect(try !linear.assign("note", .other(typeName: "str")))
        #expect(try linear.assign("child", .module(Identity())))
        #expect(linear.namedChildren().map(\.name) == ["child"])
    }
}
