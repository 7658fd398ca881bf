/// The native classes that short ways tell apart.
enum ObjectKind: UInt8 { case other, function, builtin, boundMethod, type, set, property, iterator }

/// The base of every native object: its type, and the attributes that programs put on it.
///
/// Types and layouts live as long as their interpreter, so objects point at them without counting. A native class
/// overrides the methods below; where a Python class derives from it, the Python class's special methods come first
/// (see `Operations`).
open class Object {
    final var typeReference: Unmanaged<TypeObject>?
    final var layoutReference: Unmanaged<Layout>?
    /// As many values as the layout has symbols.
    final var fields: UnsafeMutablePointer<Value>?
    final var fieldCapacity: Int32 = 0
    /// Of a class that a program made: its special methods come before the native ways.
    public final let hasProgramType: Bool
    /// What calls ask before anything else.
    final var kind = ObjectKind.other

    public init(type: TypeObject) {
        typeReference = Unmanaged.passUnretained(type)
        layoutReference = type.rootReference
        hasProgramType = type.isPythonDefined
    }

    /// For `TypeObject` alone, which may be its own type.
    init(untyped: Void) { hasProgramType = false }

    deinit {
        if let fields {
            fields.deinitialize(count: layout.count)
            fields.deallocate()
        }
    }

    @inline(__always)
    public final var type: TypeObject { typeReference.unsafelyUnwrapped._withUnsafeGuaranteedRef { $0 } }
    @inline(__always)
    final var layout: Layout { layoutReference.unsafelyUnwrapped._withUnsafeGuaranteedRef { $0 } }

    // MARK: What a native class may override

    /// `repr(object)`
    open func repr() throws -> String {
        "<\(type.displayName) object at \(address)>"
    }

    /// `str(object)`; nil means the same as `repr`.
    open func str() throws -> String? { nil }

    /// `format(object, specification)`; nil means `str` for an empty specification and an error for any other.
    open func format(_ specification: String) throws -> String? { nil }

    open func isTrue() throws -> Bool {
        if let count = try length() { return count != 0 }
        return true
    }

    /// `len(object)`; nil where it has none.
    open func length() throws -> Int? { nil }

    /// `iter(object)`; nil where it cannot be iterated.
    open func makeIterator() throws -> IteratorObject? { nil }

    /// `reversed(object)`; nil where it cannot.
    open func makeReversed() throws -> IteratorObject? { nil }

    /// `object[index]`; nil where it has no items.
    open func item(at index: Value) throws -> Value? { nil }

    /// `object[index] = value`; false where items cannot be assigned.
    open func setItem(_ value: Value, at index: Value) throws -> Bool { false }

    /// `del object[index]`; false where items cannot be deleted.
    open func deleteItem(at index: Value) throws -> Bool { false }

    /// `value in object`; nil means searching through the iterator.
    open func contains(_ value: Value) throws -> Bool? { nil }

    /// `self == other`; nil for NotImplemented.
    open func isEqual(to other: Value) throws -> Bool? { nil }

    /// `hash(object)`; nil where it cannot be hashed.
    open func hash() throws -> Int? { identity }

    /// `self < other` and the other orderings; nil for NotImplemented.
    open func compare(_ operation: OrderOperator, _ other: Value) throws -> Value? { nil }

    /// `self + other`, or `other + self` where `isReflected`; nil for NotImplemented.
    open func binary(_ operation: BinaryOperation, _ other: Value, isReflected: Bool) throws -> Value? { nil }

    /// `self += other`; nil means `self = self + other`.
    open func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? { nil }

    /// `-self`, `+self`, `~self`, `abs(self)`; nil where it has none.
    open func unary(_ operation: UnaryOperation) throws -> Value? { nil }

    /// `self(…)`. The arguments lie on the stack and are consumed. Nil where it cannot be called (and nothing is consumed).
    open func call(_ arguments: CallArguments) throws -> Value? { nil }

    /// `self.name` where neither the attributes nor the type have it; nil for AttributeError.
    open func attribute(_ name: Symbol) throws -> Value? { nil }

    /// `self.name = value` before the ordinary way; false to go the ordinary way.
    open func setAttribute(_ name: Symbol, _ value: Value) throws -> Bool { false }

    /// `del self.name` before the ordinary way; false to go the ordinary way.
    open func deleteAttribute(_ name: Symbol) throws -> Bool { false }

    /// Names that `dir(object)` and completion add to the ordinary ones.
    open func attributeNames() -> [Symbol] { [] }

    /// `with object:`; nil where it is no context manager.
    open func enter() throws -> Value? { nil }

    /// The end of `with`; true suppresses the exception.
    open func exit(_ raised: Raised?) throws -> Bool { false }

    // MARK: Identity

    /// `id(object)`
    public final var identity: Int { Int(bitPattern: Unmanaged.passUnretained(self).toOpaque()) }

    /// As `repr` writes it: `0x7f…`.
    public final var address: String { "0x" + String(UInt(bitPattern: identity), radix: 16) }
}

/// An ordering operator.
public enum OrderOperator: Sendable { case less, lessOrEqual, greater, greaterOrEqual }

/// A unary operator that objects may define.
public enum UnaryOperation: Sendable { case negative, positive, invert, absolute }
