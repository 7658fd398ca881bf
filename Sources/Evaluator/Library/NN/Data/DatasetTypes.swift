import Tensors

/// A native dataset: something with a length and items by number.
final class DatasetObject: Object {
    enum Contents {
        case none
        case tensors([Tensor])
        case subset(Value, [Value])
        case concatenation([Value], ends: [Int])
    }

    var contents = Contents.none

    override init(type: TypeObject) { super.init(type: type) }

    override func length() throws -> Int? {
        switch contents {
        case .none: return nil
        case .tensors(let tensors): return tensors.first?.shape[0] ?? 0
        case .subset(_, let indices): return indices.count
        case .concatenation(_, let ends): return ends.last ?? 0
        }
    }

    /// By number until IndexError, as Python goes through what only has items.
    override func makeIterator() throws -> IteratorObject? {
        if case .none = contents { return nil }
        return ItemIterator(.object(self))
    }

    override func item(at index: Value) throws -> Value? {
        switch contents {
        case .none:
            throw Raised(.notImplementedError, "Subclasses of Dataset should implement __getitem__.")
        case .tensors(let tensors):
            return .tuple(Tuple(try ContiguousArray(tensors.map { try Value.tensor($0).item(at: index) })))
        case .subset(let dataset, let indices):
            let list = Value.list(List(indices))
            if index.isSequence {
                return .items(try index.collected().map { try dataset.item(at: list.item(at: $0)) })
            }
            return try dataset.item(at: list.item(at: index))
        case .concatenation(let parts, let ends):
            guard var number = try index.asIndex() else {
                throw Raised(.typeError, "'\(index.typeName)' object cannot be interpreted as an integer")
            }
            let count = ends.last ?? 0
            if number < 0 {
                guard -number <= count else {
                    throw Raised(.valueError, "absolute value of index should not exceed dataset length")
                }
                number += count
            }
            guard let part = ends.firstIndex(where: { number < $0 }) else {
                throw Raised(.indexError, "list index out of range")
            }
            return try parts[part].item(at: .int(number - (part > 0 ? ends[part - 1] : 0)))
        }
    }

    override func attribute(_ name: Symbol) throws -> Value? {
        switch (contents, name) {
        case (.tensors(let tensors), "tensors"): return .tuple(tensors.map(Value.tensor))
        case (.subset(let dataset, _), "dataset"): return dataset
        case (.subset(_, let indices), "indices"): return .items(indices)
        case (.concatenation(let parts, _), "datasets"): return .items(parts)
        case (.concatenation(_, let ends), "cumulative_sizes"): return .items(ends.map(Value.int))
        case _: return nil
        }
    }

    override func binary(_ operation: BinaryOperation, _ other: Value, isReflected: Bool) throws -> Value? {
        guard case .add = operation, !isReflected else { return nil }
        return .object(try DatasetObject.concatenation([.object(self), other]))
    }

    static func concatenation(_ parts: [Value]) throws -> DatasetObject {
        let result = DatasetObject(type: Types.current.native(.concatDataset))
        try result.concatenate(parts)
        return result
    }

    fileprivate func concatenate(_ parts: [Value]) throws {
        var ends: [Int] = []
        for part in parts { ends.append((ends.last ?? 0) + (try part.length())) }
        contents = .concatenation(parts, ends: ends)
    }
}

extension NativeType {
    static let dataset: NativeType = NativeType(
        "Dataset", module: "torch.utils.data.dataset", "The base of datasets that programs write.",
        example:
            "from torch.utils.data import Dataset\nclass Squares(Dataset):\n    def __len__(self): return 3\n    def __getitem__(self, i): return i * i\nSquares()[2]\n#> 4",
        voice: .python, allocate: { DatasetObject(type: $0) },
        methods: [
            Builtin("__init__", "(*args, **kwargs)", "Does nothing.") { _ in .none },
            Builtin("__getitem__", "(index)", "An item; subclasses define it.") { call in
                guard case .object(let object) = call.receiver, let dataset = object as? DatasetObject,
                    let item = try dataset.item(at: call[0])
                else {
                    throw Raised(
                        .notImplementedError, "Subclasses of Dataset should implement __getitem__.")
                }
                return item
            },
            Builtin("__add__", "(other)", "Both datasets, one after the other.") { call in
                .object(try DatasetObject.concatenation([call.receiver, call[0]]))
            },
        ])

    static let iterableDataset: NativeType = NativeType(
        "IterableDataset", module: "torch.utils.data.dataset", bases: ["torch.utils.data.dataset.Dataset"],
        "The base of datasets that are only gone through.", voice: .python, allocate: { DatasetObject(type: $0) })

    static let tensorDataset: NativeType = NativeType(
        "TensorDataset", module: "torch.utils.data.dataset", bases: ["torch.utils.data.dataset.Dataset"],
        "Tensors whose rows belong together.",
        example:
            "from torch.utils.data import TensorDataset\nTensorDataset(torch.arange(3), torch.ones(3))[1]\n#> (tensor(1), tensor(1.))",
        voice: .python, allocate: { DatasetObject(type: $0) },
        methods: [
            Builtin("__init__", "(*tensors)", "Takes tensors of one length.") { call in
                let tensors = try call.rest.map { value in
                    guard case .tensor(let tensor) = value else {
                        throw Raised(.attributeError, "'\(value.attributeTypeName)' object has no attribute 'size'")
                    }
                    return tensor
                }
                guard tensors.allSatisfy({ $0.rank > 0 && $0.shape[0] == tensors[0].shape[0] }) else {
                    throw Raised(.assertionError, "Size mismatch between tensors")
                }
                call.receiver.object(as: DatasetObject.self)?.contents = .tensors(tensors)
                return .none
            }
        ])

    static let subset: NativeType = NativeType(
        "Subset", module: "torch.utils.data.dataset", bases: ["torch.utils.data.dataset.Dataset"],
        "Some items of a dataset.",
        example: "from torch.utils.data import Subset\nlist(Subset(['a', 'b', 'c'], [2, 0]))\n#> ['c', 'a']",
        voice: .python, allocate: { DatasetObject(type: $0) },
        methods: [
            Builtin("__init__", "(dataset, indices)", "Takes a dataset and the numbers of its items.") { call in
                call.receiver.object(as: DatasetObject.self)?.contents = .subset(call[0], Array(try call.array(1)))
                return .none
            }
        ])

    static let concatDataset: NativeType = NativeType(
        "ConcatDataset", module: "torch.utils.data.dataset", bases: ["torch.utils.data.dataset.Dataset"],
        "Several datasets, one after the other.", voice: .python, allocate: { DatasetObject(type: $0) },
        methods: [
            Builtin("__init__", "(datasets)", "Takes datasets.") { call in
                try call.receiver.object(as: DatasetObject.self)?.concatenate(Array(call.array(0)))
                return .none
            }
        ])
}
