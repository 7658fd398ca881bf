import Tensors

/// `default_collate`: items of a batch put together.
enum Collation {
    /// - Parameter isColumn: one place of many samples, which `zip` gives as a tuple.
    static func collate(_ batch: ContiguousArray<Value>, isColumn: Bool = false) throws -> Value {
        guard let first = batch.first else { throw Raised(.indexError, "list index out of range") }
        switch first {
        case .tensor: return .tensor(try stack(batch))
        case .float: return try tensor(batch, dtype: .float64)
        case .int, .bool: return try tensor(batch, dtype: nil)
        case .str: return isColumn ? .tuple(Tuple(batch)) : .list(List(batch))
        case .dict(let pattern):
            let result = Dict(type: pattern.type)
            for key in pattern.keys {
                let values = try batch.map { item -> Value in
                    guard case .dict(let dict) = item, let value = try dict.get(key) else { throw Raised.key(key) }
                    return value
                }
                try result.set(key, collate(ContiguousArray(values)))
            }
            return .dict(result)
        case .tuple(let pattern):
            let columns = try transposed(batch)
            // Named tuples stay what they are.
            if pattern.type !== Types.current.tuple, pattern.type.lookup("_fields") != nil {
                return try Calls.call(
                    .object(pattern.type), ContiguousArray(columns.map { try collate($0, isColumn: true) }))
            }
            return .items(try columns.map { try collate($0, isColumn: true) })
        case .list: return .items(try transposed(batch).map { try collate($0, isColumn: true) })
        case .object:
            let tensors = try batch.map { item -> Value? in try Hooks.tensor(from: item).map(Value.tensor) }
            if !tensors.contains(where: { $0 == nil }) {
                return .tensor(try stack(ContiguousArray(tensors.compactMap { $0 })))
            }
            throw unknown(first)
        case .unbound, .none: throw unknown(first)
        }
    }

    private static func unknown(_ value: Value) -> Raised {
        let type = (try? value.type.repr()) ?? value.typeName
        return Raised(
            .typeError,
            "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found \(type)")
    }

    private static func stack(_ batch: ContiguousArray<Value>) throws -> Tensor {
        try Tensor.stack(
            batch.enumerated().map { place, value in
                if case .tensor(let tensor) = value { return tensor }
                throw Raised(
                    .typeError, "expected Tensor as element \(place) in argument 0, but got \(value.typeName)")
            })
    }

    private static func tensor(_ batch: ContiguousArray<Value>, dtype: DType?) throws -> Value {
        let scalars = try batch.map { value -> Scalar in
            switch value {
            case .int(let number): return .int(Int64(number))
            case .float(let number): return .float(number)
            case .bool(let flag): return .bool(flag)
            default: throw Raised(.typeError, "must be real number, not \(value.typeName)")
            }
        }
        return .tensor(try Tensor.tensor(scalars, [scalars.count], dtype: dtype))
    }

    /// Items of equal length as columns.
    private static func transposed(_ batch: ContiguousArray<Value>) throws -> [ContiguousArray<Value>] {
        let rows = try batch.map { try $0.collected() }
        let width = rows[0].count
        guard rows.allSatisfy({ $0.count == width }) else {
            throw Raised(.runtimeError, "each element in list of batch should be of equal size")
        }
        return (0..<width).map { column in ContiguousArray(rows.map { $0[column] }) }
    }

    /// `default_convert`: arrays become tensors, everything else stays.
    static func convert(_ value: Value) throws -> Value {
        switch value {
        case .object: return try Hooks.tensor(from: value).map(Value.tensor) ?? value
        case .tuple(let tuple) where tuple.type === Types.current.tuple: return .items(try tuple.items.map(convert))
        case .list(let list): return .items(try list.items.map(convert))
        case .dict, .tuple, .unbound, .none, .bool, .int, .float, .str, .tensor: return value
        }
    }
}
