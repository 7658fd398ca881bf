import Tensors

/// Values as arrays of texts.
enum TextReading {
    /// An array of texts where the value is one or holds a text anywhere; nil for others.
    static func arrayOrNil(_ value: Value) throws -> TextArray? {
        if let array = value.object(as: TextArray.self) { return array }
        return hasText(value) ? try array(value) : nil
    }

    /// Everything becomes a text, numbers too; `width` 0 or nil means as wide as the longest.
    static func array(_ value: Value, width: Int? = nil, isExplicit: Bool = false) throws -> TextArray {
        let asked = width.flatMap { $0 == 0 ? nil : $0 }
        if let array = value.object(as: TextArray.self), asked == nil || asked == array.width {
            return TextArray(array.codes.clone(), TextArray.Table(array.table.texts), width: array.width)
        }
        var leaves = Leaves()
        let shape = try leaves.read(value, axis: 0)
        let widest = leaves.texts.reduce(1) { max($0, $1.count) }
        return try TextArray(
            leaves.texts, Shape(checking: shape), width: asked ?? (isExplicit ? widest : max(widest, leaves.least)))
    }

    /// Whether a text stands anywhere in nested lists.
    static func hasText(_ value: Value) -> Bool {
        switch value {
        case .str: return true
        case .list(let list): return list.items.contains { hasText($0) }
        case .tuple(let tuple): return tuple.items.contains { hasText($0) }
        case .object(let object): return object is TextArray
        case .unbound, .none, .bool, .int, .float, .dict, .tensor: return false
        }
    }

    /// Whether something that is neither number nor text stands anywhere in nested lists.
    static func hasObject(_ value: Value) -> Value? {
        switch value {
        case .list(let list): return list.items.lazy.compactMap { hasObject($0) }.first
        case .tuple(let tuple): return tuple.items.lazy.compactMap { hasObject($0) }.first
        case .none, .dict: return value
        case .object(let object):
            return object is NDArray || object is TextArray || object is RangeObject || object is DictView ? nil : value
        case .unbound, .bool, .int, .float, .str, .tensor: return nil
        }
    }

    static func refusal(_ value: Value) -> Raised {
        Raised(
            .notImplementedError,
            "arrays of objects (dtype=object) are not part of this program: an element is of type \(value.typeName)")
    }
}

/// The elements of nested lists as texts.
private struct Leaves {
    var texts: [Str] = []
    /// The width that numbers need at most: what NumPy reserves.
    var least = 1

    /// Gives the shape below.
    mutating func read(_ value: Value, axis: Int) throws -> [Int] {
        switch value {
        case .str(let text): texts.append(Str(text.value))
        case .bool: note(try value.asStr(), 5)
        case .int: note(try value.asStr(), 21)
        case .float: note(try value.asStr(), 32)
        case .list(let list): return try read(list.items, axis)
        case .tuple(let tuple): return try read(tuple.items, axis)
        case .tensor(let tensor): return try read(tensor)
        case .object(let object as TextArray):
            texts += object.texts
            least = max(least, object.width)
            return object.codes.shape.array
        case .object(let object as NDArray): return try read(object.tensor)
        case .object(let object as RangeObject): return try read(Value.object(object).collected(), axis)
        case .object, .unbound, .none, .dict: throw TextReading.refusal(value)
        }
        return []
    }

    private mutating func note(_ text: Str, _ width: Int) {
        texts.append(text)
        least = max(least, width)
    }

    private mutating func read(_ tensor: Tensor) throws -> [Int] {
        let width =
            switch tensor.dtype {
            case .float32, .float64, .float16, .bfloat16: 32
            case .complex64, .complex128: 64
            case .int64: 21
            case .int32: 11
            case .int16: 6
            case .int8: 4
            case .uint8: 3
            case .bool: 5
            }
        for scalar in try tensor.contiguous().scalars() {
            let isSingle = tensor.dtype == .float32
            note(isSingle ? Str(scalar.numpyText(.float32)) : try Value(scalar).asStr(), width)
        }
        return tensor.shape.array
    }

    private mutating func read(_ items: ContiguousArray<Value>, _ axis: Int) throws -> [Int] {
        var shape: [Int]?
        for item in items {
            let inner = try read(item, axis: axis + 1)
            if let shape, shape != inner {
                let common = [items.count] + zip(shape, inner).prefix { $0 == $1 }.map(\.0)
                throw Raised(
                    .valueError,
                    "setting an array element with a sequence. The requested array has an inhomogeneous shape after "
                        + "\(axis + common.count) dimensions. The detected shape was "
                        + "(\(common.map(String.init).joined(separator: ", "))\(common.count == 1 ? "," : "")) + "
                        + "inhomogeneous part.")
            }
            shape = inner
        }
        return [items.count] + (shape ?? [])
    }
}
