/// `+`, `*`, `%` and `|` of texts, lists, tuples and dicts.
extension Operators {
    static func sequences(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws -> Value? {
        switch operation {
        case .add: return try concatenation(left, right)
        case .multiply:
            if let times = try repetitions(right), let result = multiplied(left, times) { return result }
            if let times = try repetitions(left), let result = multiplied(right, times) { return result }
            for (sequence, other) in [(left, right), (right, left)] where sequence.isSequence || sequence.isText {
                throw Raised(
                    .typeError, "can't multiply sequence by non-int of type '\(other.typeName)'")
            }
            return nil
        case .modulo:
            guard case .str(let format) = left else { return nil }
            return .str(try TextFormatting.percent(format, right))
        case .bitOr:
            guard case .dict(let a) = left, case .dict = right else { return nil }
            let result = a.copy()
            try result.merge(right)
            return .dict(result)
        case .subtract, .matrixMultiply, .divide, .floorDivide, .power, .leftShift, .rightShift, .bitAnd, .bitXor:
            return nil
        }
    }

    private static func repetitions(_ value: Value) throws -> Int? {
        switch value {
        case .int(let times): times
        case .bool(let truth): truth ? 1 : 0
        case .object: try value.asIndex()
        case .unbound, .none, .float, .str, .list, .tuple, .dict, .tensor: nil
        }
    }

    private static func multiplied(_ value: Value, _ times: Int) -> Value? {
        switch value {
        case .str(let text): .str(text.repeated(times))
        case .list(let list): .list(List(repeated(list.items, times)))
        case .tuple(let tuple): .tuple(Tuple(repeated(tuple.items, times)))
        case .unbound, .none, .bool, .int, .float, .dict, .tensor, .object: nil
        }
    }

    static func repeated(_ items: ContiguousArray<Value>, _ times: Int) -> ContiguousArray<Value> {
        if times <= 0 || items.isEmpty { return [] }
        if items.count == 1 { return ContiguousArray(repeating: items[0], count: times) }
        var result: ContiguousArray<Value> = []
        result.reserveCapacity(items.count * times)
        for _ in 0..<times { result.append(contentsOf: items) }
        return result
    }

    private static func concatenation(_ left: Value, _ right: Value) throws -> Value? {
        switch (left, right) {
        case (.str(let a), .str(let b)): return .str(a + b)
        case (.list(let a), .list(let b)): return .list(List(a.items + b.items))
        case (.tuple(let a), .tuple(let b)):
            let size = Types.current.named("torch.Size")
            return .tuple(Tuple(a.items + b.items, type: a.type === size ? a.type : Types.current.tuple))
        case (.str, _):
            throw Raised(.typeError, "can only concatenate str (not \"\(right.typeName)\") to str")
        case (.list, _):
            throw Raised(.typeError, "can only concatenate list (not \"\(right.typeName)\") to list")
        case (.tuple, _):
            throw Raised(.typeError, "can only concatenate tuple (not \"\(right.typeName)\") to tuple")
        case (.unbound, _), (.none, _), (.bool, _), (.int, _), (.float, _), (.dict, _), (.tensor, _), (.object, _):
            return nil
        }
    }
}

extension Value {
    var isText: Bool {
        if case .str = self { return true }
        return false
    }
}

extension Dict {
    /// `dict.update(other)`: a mapping, or pairs.
    public func merge(_ other: Value) throws {
        if case .dict(let dict) = other {
            for entry in dict.entries where !entry.key.isUnbound { try insert(entry.key, entry.hash, entry.value) }
            return
        }
        if case .object(let object) = other, object.type.lookup("keys") != nil || object.hasAttribute("keys") {
            let keys = try Calls.call(other.attribute("keys"), [])
            try keys.forEach { try set($0, other.item(at: $0)) }
            return
        }
        var index = 0
        try other.forEach { pair in
            guard let items = try? pair.collected() else {
                throw Raised(
                    .typeError, "cannot convert dictionary update sequence element #\(index) to a sequence")
            }
            guard items.count == 2 else {
                throw Raised(
                    .valueError,
                    "dictionary update sequence element #\(index) has length \(items.count); 2 is required")
            }
            try set(items[0], items[1])
            index += 1
        }
    }
}
