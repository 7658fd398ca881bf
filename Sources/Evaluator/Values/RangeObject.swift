/// `range(start, stop, step)`
public final class RangeObject: Object {
    public let start: Int
    public let stop: Int
    public let step: Int
    public let count: Int

    public init(_ start: Int, _ stop: Int, _ step: Int) {
        self.start = start
        self.stop = stop
        self.step = step
        if step > 0 {
            count = stop > start ? Int((UInt(bitPattern: stop &- start) - 1) / UInt(step)) + 1 : 0
        } else {
            count = start > stop ? Int((UInt(bitPattern: start &- stop) - 1) / step.magnitude) + 1 : 0
        }
        super.init(type: Types.current.range)
    }

    public override func repr() throws -> String {
        step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))"
    }

    public override func length() throws -> Int? { count }

    public override func makeIterator() throws -> IteratorObject? { RangeIterator(start, step, count) }

    public override func makeReversed() throws -> IteratorObject? {
        RangeIterator(start &+ (count - 1) &* step, 0 &- step, count)
    }

    public override func item(at index: Value) throws -> Value? {
        if let position = try index.asIndex() {
            let place = position < 0 ? position + count : position
            guard place >= 0, place < count else {
                throw Raised(.indexError, "range object index out of range")
            }
            return .int(start + place * step)
        }
        guard let slice = index.object(as: SliceObject.self) else {
            throw Raised(.typeError, "range indices must be integers or slices, not \(index.typeName)")
        }
        let part = try slice.resolve(count)
        return .object(
            RangeObject(
                start + part.start * step, start + (part.start + part.count * part.step) * step, step * part.step))
    }

    public override func contains(_ value: Value) throws -> Bool? {
        let number: Int
        switch value {
        case .int(let value): number = value
        case .bool(let value): number = value ? 1 : 0
        case .float(let value):
            guard let whole = Int(exactly: value) else { return false }
            number = whole
        case .unbound, .none, .str, .list, .tuple, .dict, .tensor, .object: return nil
        }
        guard step > 0 ? number >= start && number < stop : number <= start && number > stop else { return false }
        return (number - start) % step == 0
    }

    public override func isEqual(to other: Value) throws -> Bool? {
        guard let other = other.object(as: RangeObject.self) else { return nil }
        return count == other.count && (count == 0 || start == other.start && (count == 1 || step == other.step))
    }

    public override func hash() throws -> Int? { count &* 31 &+ (count > 0 ? start : 0) }
}

final class RangeIterator: IteratorObject {
    private var value: Int
    private let step: Int
    private var left: Int

    init(_ start: Int, _ step: Int, _ count: Int) {
        value = start
        self.step = step
        left = count
        super.init(type: Types.current.rangeIterator)
    }

    override var remaining: Int? { left }

    override func next() throws -> Value {
        if left == 0 { return .unbound }
        left -= 1
        let result = value
        value = value &+ step
        return .int(result)
    }
}

extension RangeIterator: Restorable {
    func save(_ walk: CheckpointWalk) {
        let (value, left) = (value, left)
        walk.step { [self] in (self.value, self.left) = (value, left) }
    }
}
