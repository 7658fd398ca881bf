import Tensors

/// A NumPy array of texts: an array of whole numbers that count into a table of texts, so that everything that only moves
/// elements is what it is for numbers.
final class TextArray: Object, ElementwiseComparing {
    /// The texts that elements point at. Views share it with their base, as they share memory.
    final class Table {
        var texts: [Str]
        init(_ texts: [Str]) { self.texts = texts }
    }

    /// The place of each element's text in the table.
    let codes: Tensor
    let table: Table
    /// Longer texts are cut off when they are put in: the 5 of `<U5`.
    let width: Int

    init(_ codes: Tensor, _ table: Table, width: Int) {
        self.codes = codes
        self.table = table
        self.width = max(width, 1)
        super.init(type: Types.current.native(TextArray.row, key: "numpy.ndarray[str]"))
    }

    convenience init(_ texts: [Str], _ shape: Shape, width: Int? = nil) throws {
        let width = width ?? texts.reduce(1) { max($0, $1.count) }
        let table = Table([])
        var places: [Str: Int] = [:]
        let codes = Tensor.zeros(shape, dtype: .int64)
        let elements = codes.pointer(as: Int64.self)
        for (index, text) in texts.enumerated() {
            let cut = text.count > width ? text.substring(0..<width) : text
            let place = places[cut] ?? table.texts.count
            if place == table.texts.count {
                places[cut] = place
                table.texts.append(cut)
            }
            elements[index] = Int64(place)
        }
        self.init(codes, table, width: width)
    }

    /// The elements in order.
    var texts: [Str] {
        let flat = codes.contiguousValues()
        return flat.map { table.texts[$0] }
    }

    /// An array, or the text where there are no axes.
    static func result(_ codes: Tensor, _ table: Table, width: Int) throws -> Value {
        guard codes.rank == 0 else { return .object(TextArray(codes, table, width: width)) }
        return try .str(element(table.texts[Int(codes.item().asInt64)]))
    }

    /// A text as NumPy gives it: `np.str_('a')`.
    static func element(_ text: Str) -> Str { Str(scalarOf: text) }

    // MARK: Text

    override func repr() throws -> String {
        let texts = table.texts
        return codes.numpyRepr(options: TorchState.current.arrayPrintOptions, dtype: dtypeText) {
            Str.repr(texts[$0].value)
        }
    }

    override func str() throws -> String? {
        if codes.rank == 0 { return table.texts[Int(try codes.item().asInt64)].value }
        let texts = table.texts
        return codes.numpyText(options: TorchState.current.arrayPrintOptions) { Str.repr(texts[$0].value) }
    }

    var dtypeText: String { "<U\(width)" }

    // MARK: A container

    override func isTrue() throws -> Bool {
        if codes.numel == 1 { return !texts[0].isEmpty }
        return try NDArray(codes).isTrue()
    }

    override func length() throws -> Int? { try NDArray(codes).length() }

    override func makeIterator() throws -> IteratorObject? {
        guard codes.rank > 0 else { throw Raised(.typeError, "iteration over a 0-d array") }
        var place = 0
        return ClosureIterator(type: Types.current.iterator("iterator")) { [self] in
            guard place < codes.shape[0] else { return .unbound }
            place += 1
            return try TextArray.result(codes.select(0, place - 1), table, width: width)
        }
    }

    override func item(at index: Value) throws -> Value? {
        let part = try NumPyIndexing.item(NDArray(codes), index)
        guard let array = part.object(as: NDArray.self) else { return part }
        return array.isScalar
            ? try TextArray.result(array.tensor, table, width: width)
            : .object(TextArray(array.tensor, table, width: width))
    }

    override func setItem(_ value: Value, at index: Value) throws -> Bool {
        let source = try TextReading.array(value, width: width)
        let shift = table.texts.count
        table.texts += source.table.texts
        try NumPyIndexing.setItem(NDArray(codes), index, .object(NDArray(source.codes.add(.int(Int64(shift))))))
        return true
    }

    override func contains(_ value: Value) throws -> Bool? {
        guard let equal = try compareEqual(value, isNegated: false)?.object(as: NDArray.self) else { return false }
        return try equal.tensor.any().truth()
    }

    override func hash() throws -> Int? { nil }

    // MARK: Operators

    func compareEqual(_ other: Value, isNegated: Bool) throws -> Value? {
        try compared(isNegated ? .notEqual : .equal, other)
    }

    override func isEqual(to other: Value) throws -> Bool? {
        try compared(.equal, other)?.object(as: NDArray.self).map { try $0.tensor.all().truth() }
    }

    override func compare(_ operation: OrderOperator, _ other: Value) throws -> Value? {
        switch operation {
        case .less: try compared(.less, other)
        case .lessOrEqual: try compared(.lessOrEqual, other)
        case .greater: try compared(.greater, other)
        case .greaterOrEqual: try compared(.greaterOrEqual, other)
        }
    }

    /// Texts are ordered as their places in the sorted table are; beside anything else they are just not equal.
    private func compared(_ comparison: NumPyArithmetic.Comparison, _ other: Value) throws -> Value? {
        guard let other = try TextReading.arrayOrNil(other) else {
            guard comparison == .equal || comparison == .notEqual else { return nil }
            let shape = try Shape.broadcast(codes.shape, NumPyConversion.shape(other))
            return NDArray.result(
                comparison == .equal ? Tensor.zeros(shape, dtype: .bool) : Tensor.ones(shape, dtype: .bool))
        }
        let (both, _) = TextArray.jointly([self, other])
        return try NumPyArithmetic.compare(comparison, .object(NDArray(both[0])), .object(NDArray(both[1])))
            .map(NDArray.result)
    }

    override func binary(_ operation: BinaryOperation, _ other: Value, isReflected: Bool) throws -> Value? {
        guard operation == .add, let other = try TextReading.arrayOrNil(other) else { return nil }
        let (first, second) = isReflected ? (other, self) : (self, other)
        try NumPyArithmetic.checkBroadcast(first.codes.shape, second.codes.shape)
        let shape = try Shape.broadcast(first.codes.shape, second.codes.shape)
        let heads = try TextArray(first.codes.expand(shape), first.table, width: first.width).texts
        let tails = try TextArray(second.codes.expand(shape), second.table, width: second.width).texts
        return .object(try TextArray(zip(heads, tails).map { $0 + $1 }, shape, width: first.width + second.width))
    }

    /// Several arrays over one sorted table, so that comparing places compares texts.
    static func jointly(_ arrays: [TextArray]) -> (codes: [Tensor], table: Table) {
        var known = Set<Str>()
        for array in arrays { known.formUnion(array.texts) }
        let table = Table(known.sorted())
        var places: [Str: Int64] = [:]
        for (place, text) in table.texts.enumerated() { places[text] = Int64(place) }
        let codes = arrays.map { array -> Tensor in
            let moved = Tensor.zeros(array.codes.shape, dtype: .int64)
            let elements = moved.pointer(as: Int64.self)
            for (index, text) in array.texts.enumerated() { elements[index] = places[text] ?? 0 }
            return moved
        }
        return (codes, table)
    }
}

extension Tensor {
    /// The elements of an int64 tensor in order.
    func contiguousValues() -> [Int] {
        let source = (try? contiguous()) ?? self
        return withExtendedLifetime(source) {
            let elements = source.pointer(as: Int64.self)
            return (0..<source.numel).map { Int(elements[$0]) }
        }
    }
}

extension TextArray: DeepCopyable {
    func deepCopy(_ copy: DeepCopy) throws -> Object {
        TextArray(codes.clone(), Table(table.texts), width: width)
    }
}

extension TextArray: Restorable {
    func save(_ walk: CheckpointWalk) { walk.visit(codes) }
}
