import Tensors

/// The bound arguments of one call of a library row, in the order of its signature.
///
/// `call[0]` is the first parameter whether it was passed by place, by name, or not at all (then its default).
public struct Arguments: ~Copyable {
    let base: UnsafeMutablePointer<Value>
    let positionalCount: Int
    let restCount: Int
    unowned(unsafe) let function: BuiltinFunction
    unowned(unsafe) let constructedType: TypeObject?
    public let machine: Machine

    /// The value of a named parameter (`*args` does not count); `.unbound` where it was not given and its default is no literal.
    @inline(__always)
    public subscript(index: Int) -> Value {
        index < positionalCount ? base[index] : base[index + restCount]
    }

    /// `self` of a method.
    @inline(__always)
    public var receiver: Value { base[-1] }

    /// What `*args` took.
    public var rest: UnsafeBufferPointer<Value> {
        UnsafeBufferPointer(start: base + positionalCount, count: restCount)
    }

    /// What `**kwargs` took; the last of the named parameters.
    public var keywords: Dict {
        let index = function.signature.named.count
        if case .dict(let dict) = self[index] { return dict }
        return Dict()
    }

    /// The type that is being constructed: the row's own or a Python class derived from it.
    public var type: TypeObject { constructedType ?? Types.current.object }

    public var interpreter: Interpreter { machine.pointee.interpreter }

    /// Given, and not None.
    public func has(_ index: Int) -> Bool {
        switch self[index] {
        case .unbound, .none: false
        default: true
        }
    }

    // MARK: Typed getters

    public func int(_ index: Int) throws -> Int {
        if case .int(let value) = self[index] { return value }
        return try integer(self[index], index)
    }

    /// nil for None or nothing.
    public func optionalInt(_ index: Int) throws -> Int? { has(index) ? try int(index) : nil }

    public func double(_ index: Int) throws -> Double {
        switch self[index] {
        case .float(let value): return value
        case .int(let value): return Double(value)
        case .bool(let value): return value ? 1 : 0
        case let value:
            if let number = try value.asDouble() { return number }
            throw mismatch(index, expected: voice == .torch ? "float" : "real number")
        }
    }

    public func optionalDouble(_ index: Int) throws -> Double? { has(index) ? try double(index) : nil }

    /// The truth of any value.
    public func bool(_ index: Int) throws -> Bool {
        if case .bool(let value) = self[index] { return value }
        if case .unbound = self[index] { return false }
        return try self[index].isTrue()
    }

    public func str(_ index: Int) throws -> Str {
        if case .str(let value) = self[index] { return value }
        throw mismatch(index, expected: "str")
    }

    public func string(_ index: Int) throws -> String { try str(index).value }

    public func optionalString(_ index: Int) throws -> String? { has(index) ? try string(index) : nil }

    public func tensor(_ index: Int) throws -> Tensor {
        if case .tensor(let value) = self[index] {
            try ComplexRows.check(value, function.row.name)
            return value
        }
        if let tensor = try Hooks.tensor(from: self[index]) { return tensor }
        throw mismatch(index, expected: "Tensor")
    }

    public func optionalTensor(_ index: Int) throws -> Tensor? { has(index) ? try tensor(index) : nil }

    public func list(_ index: Int) throws -> List {
        if case .list(let value) = self[index] { return value }
        throw mismatch(index, expected: "list")
    }

    public func dict(_ index: Int) throws -> Dict {
        if case .dict(let value) = self[index] { return value }
        throw mismatch(index, expected: "dict")
    }

    /// Everything an iterable holds.
    public func array(_ index: Int) throws -> ContiguousArray<Value> { try self[index].collected() }

    /// A native object of a class.
    public func object<T: Object>(_ index: Int, as type: T.Type = T.self, expected: String) throws -> T {
        if case .object(let object) = self[index], let result = object as? T { return result }
        throw mismatch(index, expected: expected)
    }

    /// Whole numbers from one list or tuple, or from an int.
    public func ints(_ index: Int) throws -> [Int] { try ints(self[index], index) }

    /// Sizes as torch takes them: `zeros(2, 3)`, `zeros((2, 3))`, `zeros([2, 3])` — all of `*size`.
    public func sizes() throws -> [Int] {
        if restCount == 1, rest[0].isSequence { return try ints(rest[0], 0) }
        return try rest.enumerated().map { place, value in
            if case .int(let size) = value { return size }
            if let size = try value.asIndex() { return size }
            guard voice == .torch else { return try integer(value, place) }
            let name = function.signature.parameters.first { $0.kind == .rest }?.name.name ?? "size"
            throw Raised(
                .typeError,
                "\(function.row.name)(): argument '\(name)' (position \(place + 1)) must be tuple of ints, "
                    + "not \(value.typeName)")
        }
    }

    /// nil for None or nothing.
    public func dtype(_ index: Int) throws -> DType? {
        guard has(index) else { return nil }
        if let object = self[index].object(as: DTypeObject.self) { return object.dtype }
        if let dtype = try Hooks.dtype(from: self[index]) { return dtype }
        throw mismatch(index, expected: "torch.dtype")
    }

    private func ints(_ value: Value, _ index: Int) throws -> [Int] {
        switch value {
        case .tuple(let tuple): return try tuple.items.map { try integer($0, index) }
        case .list(let list): return try list.items.map { try integer($0, index) }
        default: return [try integer(value, index)]
        }
    }

    private func integer(_ value: Value, _ index: Int) throws -> Int {
        if case .int(let number) = value { return number }
        if let number = try value.asIndex() { return number }
        if voice == .torch { throw mismatch(index, expected: "int") }
        throw Raised(.typeError, "'\(value.typeName)' object cannot be interpreted as an integer")
    }

    // MARK: Errors in one voice

    var voice: Voice { function.voice }

    /// "argument must be str, not int", in the voice of the row.
    public func mismatch(_ index: Int, expected: String) -> Raised {
        let name = function.row.name
        let given = self[index].isUnbound ? "NoneType" : self[index].typeName
        let parameter = function.signature.named.indices.contains(index) ? function.signature.named[index] : nil
        switch voice {
        case .torch:
            let place = parameter?.kind == .keywordOnly ? "" : " (position \(index + 1))"
            return Raised(
                .typeError,
                "\(name)(): argument '\(parameter?.name.name ?? "")'\(place) must be \(expected), not \(given)"
            )
        case .native, .python:
            if expected == "real number" { return Raised(.typeError, "must be real number, not \(given)") }
            let place =
                function.signature.named.count == 1 && !function.signature.hasRest
                ? "argument" : "argument \(index + 1)"
            return Raised(.typeError, "\(name)() \(place) must be \(expected), not \(given)")
        }
    }
}
