import NeuralNets
import Tensors

/// `PackedSequence`: a named tuple of data, batch sizes and the two orders.
enum PackedSequenceType {
    static func make(_ packed: PackedSequence) -> Value {
        .tuple(
            Tuple(
                [
                    .tensor(packed.data), .tensor(packed.batchSizes), packed.sortedIndices.map(Value.tensor) ?? .none,
                    packed.unsortedIndices.map(Value.tensor) ?? .none,
                ], type: Types.current.native(row)))
    }

    /// nil for other values.
    static func read(_ value: Value) -> PackedSequence? {
        guard case .tuple(let tuple) = value, tuple.type !== Types.current.tuple, tuple.items.count == 4,
            tuple.type === Types.current.native(row), case .tensor(let data) = tuple.items[0],
            case .tensor(let sizes) = tuple.items[1]
        else { return nil }
        return PackedSequence(
            data: data, batchSizes: sizes, sortedIndices: tensor(tuple.items[2]),
            unsortedIndices: tensor(tuple.items[3]))
    }

    private static func tensor(_ value: Value) -> Tensor? {
        if case .tensor(let tensor) = value { tensor } else { nil }
    }

    private static let fields = ["data", "batch_sizes", "sorted_indices", "unsorted_indices"]

    static let row: NativeType = NativeType(
        "PackedSequence", module: "torch.nn.utils.rnn", bases: ["tuple"],
        "Sequences of different lengths as one matrix, ordered by time step.", voice: .python,
        construct: Builtin("PackedSequence", "(data, batch_sizes=None, sorted_indices=None, unsorted_indices=None)") {
            call in
            guard call.has(1) else {
                throw Raised(.typeError, "PackedSequence needs batch_sizes")
            }
            var unsorted = call[3]
            if unsorted.isNone, case .tensor(let sorted) = call[2] {
                unsorted = try Calls.call(Value.tensor(sorted).attribute("argsort"), [])
            }
            return .tuple(
                Tuple(
                    [.tensor(try call.tensor(0)), .tensor(try call.tensor(1)), call[2], unsorted],
                    type: Types.current.native(row)))
        },
        methods: [
            Builtin("__repr__", "()") { call in
                guard case .tuple(let tuple) = call.receiver else { return .none }
                let parts = try zip(fields, tuple.items).map { "\($0)=\(try $1.repr())" }
                return .text("PackedSequence(" + parts.joined(separator: ", ") + ")")
            },
            Builtin("to", "(*args, **kwargs)", "With the data converted.") { call in
                guard let packed = read(call.receiver) else { return .none }
                let keywords = call.keywords
                let data = try Calls.call(
                    Value.tensor(packed.data).attribute("to"), ContiguousArray(call.rest),
                    names: ContiguousArray(keywords.keys.map { Symbol((try? $0.str()) ?? "") }), values: keywords.values
                )
                guard case .tensor(let converted) = data else { return .none }
                return make(
                    PackedSequence(
                        data: converted, batchSizes: packed.batchSizes, sortedIndices: packed.sortedIndices,
                        unsortedIndices: packed.unsortedIndices))
            },
            Builtin("cpu", "()", "The same: it is on the CPU.") { call in call.receiver },
        ],
        properties: fields.enumerated().map { index, name in
            Property(name, "The \(index + 1). of the four parts.") { value in
                if case .tuple(let tuple) = value, tuple.items.indices.contains(index) {
                    tuple.items[index]
                } else {
                    .none
                }
            }
        })
}
