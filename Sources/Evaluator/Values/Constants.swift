import Tensors

/// A value of which there is one: `Ellipsis`, `NotImplemented`.
public final class Singleton: Object {
    private let text: String

    init(_ text: String, type: TypeObject) {
        self.text = text
        super.init(type: type)
    }

    public override func repr() throws -> String { text }
}

/// `slice(start, stop, step)`
public final class SliceObject: Object {
    public let start: Value
    public let stop: Value
    public let step: Value

    public init(_ start: Value, _ stop: Value, _ step: Value) {
        self.start = start
        self.stop = stop
        self.step = step
        super.init(type: Types.current.slice)
    }

    public override func repr() throws -> String {
        "slice(\(try start.repr()), \(try stop.repr()), \(try step.repr()))"
    }

    public override func hash() throws -> Int? { nil }

    public override func isEqual(to other: Value) throws -> Bool? {
        guard let other = other.object(as: SliceObject.self) else { return nil }
        return try start.equals(other.start) && stop.equals(other.stop) && step.equals(other.step)
    }
}

/// A dtype as a value: `torch.float32`.
public final class DTypeObject: Object {
    public let dtype: DType

    init(_ dtype: DType, type: TypeObject) {
        self.dtype = dtype
        super.init(type: type)
    }

    public override func repr() throws -> String { "torch." + dtype.name }
    public override func isEqual(to other: Value) throws -> Bool? {
        other.object(as: DTypeObject.self).map { $0.dtype == dtype }
    }
    public override func hash() throws -> Int? { Int(dtype.rawValue) + 7001 }
}
