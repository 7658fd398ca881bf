import Tensors

/// `DataLoader`: the items of a dataset in batches.
final class DataLoaderObject: Object {
    fileprivate(set) var dataset = Value.none
    fileprivate var sampler = Value.none
    /// What gives the indices of each batch; None where items come one by one.
    fileprivate var batchSampler = Value.none
    fileprivate var batchSize: Int?
    fileprivate var dropsLast = false
    fileprivate var collation = Value.none
    fileprivate var generator: Generator?
    fileprivate var isIterable = false

    override init(type: TypeObject) { super.init(type: type) }

    override func length() throws -> Int? {
        if isIterable {
            let count = try dataset.length()
            guard let batchSize else { return count }
            return dropsLast ? count / batchSize : (count + batchSize - 1) / batchSize
        }
        return try (batchSampler.isNone ? sampler : batchSampler).length()
    }

    override func makeIterator() throws -> IteratorObject? {
        // Every iterator draws a seed for its workers, even where it has none.
        _ = (generator ?? TorchState.current.generator).u64()
        let type = Types.current.native(DataLoaderObject.iteratorRow)
        if isIterable { return try iterableBatches(type) }
        let indices = try (batchSampler.isNone ? sampler : batchSampler).iterator()
        let isBatched = !batchSampler.isNone
        return ClosureIterator(type: type) { [self] in
            let index = try indices.next()
            if index.isUnbound { return .unbound }
            return try isBatched ? batch(index.collected()) : single(dataset.item(at: index))
        }
    }

    private func iterableBatches(_ type: TypeObject) throws -> IteratorObject {
        let source = try dataset.iterator()
        guard let batchSize else {
            return ClosureIterator(type: type) { [self] in
                let item = try source.next()
                return item.isUnbound ? .unbound : try single(item)
            }
        }
        return ClosureIterator(type: type) { [self] in
            var items: ContiguousArray<Value> = []
            while items.count < batchSize {
                let item = try source.next()
                if item.isUnbound { break }
                items.append(item)
            }
            if items.isEmpty || (dropsLast && items.count < batchSize) { return .unbound }
            return try collate(items)
        }
    }

    private func single(_ item: Value) throws -> Value {
        collation.isNone ? try Collation.convert(item) : try Calls.call(collation, [item])
    }

    private func collate(_ items: ContiguousArray<Value>) throws -> Value {
        collation.isNone ? try Collation.collate(items) : try Calls.call(collation, [.list(List(items))])
    }

    private func batch(_ indices: ContiguousArray<Value>) throws -> Value {
        if collation.isNone, let rows = try rows(indices) { return rows }
        return try collate(ContiguousArray(indices.map { try dataset.item(at: $0) }))
    }

    /// The rows of a TensorDataset at once: what stacking them one by one would give.
    private func rows(_ indices: ContiguousArray<Value>) throws -> Value? {
        guard case .object(let object) = dataset, let native = object as? DatasetObject,
            !object.type.isPythonDefined, case .tensors(let tensors) = native.contents,
            tensors.allSatisfy({ !$0.requiresGrad })
        else { return nil }
        let places = Tensor(uninitialized: [indices.count], dtype: .int64)
        let count = tensors.first?.shape[0] ?? 0
        for (position, index) in indices.enumerated() {
            guard case .int(let place) = index, place >= -count, place < count else { return nil }
            places.pointer(as: Int64.self)[position] = Int64(place < 0 ? place + count : place)
        }
        return .items(try tensors.map { .tensor(try $0.indexSelect(0, places)) })
    }

    override func attribute(_ name: Symbol) throws -> Value? {
        switch name {
        case "dataset": return dataset
        case "sampler": return sampler
        case "batch_sampler": return batchSampler
        case "batch_size": return batchSize.map(Value.int) ?? Value.none
        case "drop_last": return .bool(dropsLast)
        case "num_workers": return .int(0)
        case "pin_memory": return .bool(false)
        case "generator": return Value.none
        case "collate_fn":
            if !collation.isNone { return collation }
            return try Machine.current.pointee.interpreter.module("torch.utils.data")
                .map { try Value.object($0).attribute("default_collate") }
        case _: return nil
        }
    }

    fileprivate static let iteratorRow: NativeType = NativeType(
        "_SingleProcessDataLoaderIter", module: "torch.utils.data.dataloader", "The batches of one epoch.")
}

extension NativeType {
    static let dataLoader: NativeType = NativeType(
        "DataLoader", module: "torch.utils.data.dataloader", "The items of a dataset in batches.",
        example:
            "from torch.utils.data import DataLoader\nlist(DataLoader([1, 2, 3], batch_size=2))\n#> [tensor([1, 2]), tensor([3])]",
        voice: .python, allocate: { DataLoaderObject(type: $0) },
        methods: [
            Builtin(
                "__init__",
                "(dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0, collate_fn=None, "
                    + "pin_memory: bool = False, drop_last: bool = False, timeout=0, worker_init_fn=None, "
                    + "multiprocessing_context=None, generator=None, *, prefetch_factor=None, "
                    + "persistent_workers: bool = False, pin_memory_device='', in_order: bool = True)",
                "Prepares the batches."
            ) { call in
                if let loader = call.receiver.object(as: DataLoaderObject.self) { try loader.prepare(call) }
                return .none
            }
        ])
}

extension DataLoaderObject {
    fileprivate func prepare(_ call: borrowing Arguments) throws {
        dataset = call[0]
        batchSize = try call.optionalInt(1)
        dropsLast = try call.bool(8)
        collation = call[6]
        generator = try Samplers.generator(call, 12)
        let shuffles = try call.bool(2)
        if try call.int(5) < 0 {
            throw Raised(
                .valueError,
                "num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.")
        }
        isIterable = dataset.isInstance(of: Types.current.native(.iterableDataset))
        if isIterable {
            guard !shuffles else {
                throw Raised(
                    .valueError,
                    "DataLoader with IterableDataset: expected unspecified shuffle option, but got shuffle=True")
            }
            return
        }
        if call.has(3), shuffles {
            throw Raised(.valueError, "sampler option is mutually exclusive with shuffle")
        }
        if call.has(4) {
            if batchSize != 1 || shuffles || call.has(3) || dropsLast {
                throw Raised(
                    .valueError,
                    "batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last")
            }
            batchSampler = call[4]
            batchSize = nil
            return
        }
        if let batchSize {
            guard batchSize > 0 else {
                throw Raised(
                    .valueError,
                    "batch_size should be a positive integer value, but got batch_size=\(batchSize)")
            }
        } else if dropsLast {
            throw Raised(
                .valueError, "batch_size=None option disables auto-batching and is mutually exclusive with drop_last")
        }
        if call.has(3) {
            sampler = call[3]
        } else if shuffles {
            guard try dataset.length() > 0 else {
                throw Raised(
                    .valueError, "num_samples should be a positive integer value, but got num_samples=0")
            }
            sampler = .object(
                SamplerObject(.randomSampler, .random(dataset, replacement: false, count: nil, generator)))
        } else {
            sampler = .object(SamplerObject(.sequentialSampler, .sequential(dataset)))
        }
        if let batchSize {
            batchSampler = .object(
                SamplerObject(.batchSampler, .batches(sampler, batchSize, dropsLast: dropsLast)))
        }
    }
}

extension DataLoaderObject: Restorable {
    func save(_ walk: CheckpointWalk) {
        for value in [dataset, sampler, batchSampler, collation] { walk.visit(value) }
        if let generator { walk.generator(generator) }
    }
}

extension DataLoaderObject: DeepCopyable {
    func deepCopy(_ copy: DeepCopy) throws -> Object {
        let result = DataLoaderObject(type: type)
        copy.note(self, result)
        result.dataset = try copy.copy(dataset)
        result.sampler = try copy.copy(sampler)
        result.batchSampler = try copy.copy(batchSampler)
        result.batchSize = batchSize
        result.dropsLast = dropsLast
        result.collation = try copy.copy(collation)
        result.generator = try copy.generator(generator)
        result.isIterable = isIterable
        return result
    }
}
