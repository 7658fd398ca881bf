/// A type: native (described by library rows) or made by a `class` statement.
public final class TypeObject: Object {
    public let name: String
    /// Where it says it comes from: `torch.nn.modules.rnn`; empty for Python's builtins.
    public let module: String
    public private(set) var bases: [TypeObject]
    /// The method resolution order, this type first.
    public private(set) var mro: [TypeObject]
    /// Made by a `class` statement (or has such a base): its special methods are looked up before the native ways.
    public let isPythonDefined: Bool
    /// The library row it was made from.
    var row: NativeType? { rowBox?.row }
    private var rowBox: RowBox?
    /// How calls make instances; found out at the first one.
    private(set) var plan = ConstructionPlan.unknown
    /// A name with its enclosing functions: `outer.<locals>.Net`.
    var qualifiedName: String

    private var members: [Symbol: Value] = [:]
    private var memberOrder: [Symbol] = []
    private var cache: [Symbol: Value] = [:]
    private var subtypes: [TypeObject] = []
    private var pendingRows: [TypeRows] = []
    private var ownRootLayout: Layout?
    private(set) var rootReference: Unmanaged<Layout>?
    /// How many attributes instances had: what to reserve for the next one.
    var expectedFieldCount = 0
    /// The nearest native type in the resolution order that says how instances are made.
    private(set) var special = SpecialMethods()

    init(
        _ name: String, module: String = "", bases: [TypeObject], mro: [TypeObject]? = nil,
        isPythonDefined: Bool = false,
        row: NativeType? = nil, metatype: TypeObject?
    ) {
        self.name = name
        self.module = module
        self.bases = bases
        self.isPythonDefined = isPythonDefined
        rowBox = row.map(RowBox.init)
        qualifiedName = name
        self.mro = []
        super.init(untyped: ())
        typeReference = Unmanaged.passUnretained(metatype ?? self)
        kind = .type
        let root = Layout(type: self)
        ownRootLayout = root
        rootReference = Unmanaged.passUnretained(root)
        layoutReference = (metatype ?? self).rootReference
        self.mro = [self] + (mro ?? bases.first?.mro ?? [])
        for base in bases { base.subtypes.append(self) }
        refreshSpecialMethods()
    }

    var rootLayout: Layout { ownRootLayout.unsafelyUnwrapped }

    /// `torch.nn.modules.rnn.RNN`, or `list`.
    public var displayName: String { module.isEmpty ? qualifiedName : module + "." + qualifiedName }

    public override func repr() throws -> String { "<class '\(displayName)'>" }

    func setPlan(_ plan: ConstructionPlan) { self.plan = plan }

    public override func call(_ arguments: CallArguments) throws -> Value? {
        if self === Types.current.metatype, arguments.total == 1 {
            defer { arguments.discard() }
            return .object(arguments.base[0].type)
        }
        return try construct(arguments)
    }

    // MARK: Members

    /// Adds library rows; they become members when the type is first asked for one.
    func addRows(_ rows: TypeRows) { pendingRows.append(rows) }

    /// Says how a type that the interpreter made itself is constructed and what it has.
    func adopt(_ row: NativeType) {
        rowBox = RowBox(row)
        addRows(row.rows)
    }

    private func populate() {
        let rows = pendingRows
        pendingRows = []
        for group in rows { group.install(into: self) }
    }

    /// A member of this type itself.
    func ownMember(_ symbol: Symbol) -> Value? {
        if !pendingRows.isEmpty { populate() }
        return members[symbol]
    }

    /// The members of this type itself, in the order they were made.
    var ownMembers: [(name: Symbol, value: Value)] {
        if !pendingRows.isEmpty { populate() }
        return memberOrder.compactMap { name in members[name].map { (name, $0) } }
    }

    /// A member of this type or of its bases.
    public func lookup(_ symbol: Symbol) -> Value? {
        if let cached = cache[symbol] { return cached.isUnbound ? nil : cached }
        for type in mro {
            if let value = type.ownMember(symbol) {
                cache[symbol] = value
                return value
            }
        }
        cache[symbol] = .unbound
        return nil
    }

    /// The member that comes after `type` in the resolution order: what `super()` finds.
    func lookup(_ symbol: Symbol, after type: TypeObject) -> Value? {
        guard let place = mro.firstIndex(where: { $0 === type }) else { return nil }
        for type in mro[(place + 1)...] {
            if let value = type.ownMember(symbol) { return value }
        }
        return nil
    }

    func setMember(_ symbol: Symbol, _ value: Value) {
        // Plain data in place of plain data: nothing that call sites remember depends on it.
        if let old = members[symbol], old.isData, value.isData {
            members[symbol] = value
            forget(symbol)
            return
        }
        if members.updateValue(value, forKey: symbol) == nil { memberOrder.append(symbol) }
        changed()
    }

    /// Adds a row without noting a change: rows are there from the beginning.
    func installMember(_ symbol: Symbol, _ value: Value) {
        if members.updateValue(value, forKey: symbol) == nil { memberOrder.append(symbol) }
    }

    /// After `installMember` of a class body's names.
    func membersChanged() { changed() }

    @discardableResult
    func removeMember(_ symbol: Symbol) -> Bool {
        guard ownMember(symbol) != nil else { return false }
        members[symbol] = nil
        memberOrder.removeAll { $0 == symbol }
        changed()
        return true
    }

    private func forget(_ symbol: Symbol) {
        cache[symbol] = nil
        for subtype in subtypes { subtype.forget(symbol) }
    }

    private func changed() {
        Machine.current.pointee.typeVersion += 1
        plan = .unknown
        cache.removeAll(keepingCapacity: true)
        refreshSpecialMethods()
        for subtype in subtypes { subtype.changed() }
    }

    private func refreshSpecialMethods() {
        if isPythonDefined { special = SpecialMethods(of: self) }
    }

    public func isSubtype(of other: TypeObject) -> Bool {
        self === other || mro.contains { $0 === other }
    }

    /// The nearest library row in the resolution order.
    var nativeRow: NativeType? {
        for type in mro {
            if let row = type.row { return row }
        }
        return nil
    }

    /// The nearest native type in the resolution order.
    var nativeBase: TypeObject { mro.first { !$0.isPythonDefined } ?? self }
}

/// Which special methods a Python class defines (or inherits from a Python class), so that objects without them cost nothing.
struct SpecialMethods {
    var getAttribute: Value?
    var setAttribute: Value?
    var deleteAttribute: Value?
    var getItem: Value?
    var call: Value?
    var hasAny = false

    init() {}

    init(of type: TypeObject) {
        for base in type.mro where base.isPythonDefined {
            for (name, value) in base.ownMembers {
                hasAny = true
                switch name {
                case .getAttribute: if getAttribute == nil { getAttribute = value }
                case .setAttribute: if setAttribute == nil { setAttribute = value }
                case .deleteAttribute: if deleteAttribute == nil { deleteAttribute = value }
                case .getItem: if getItem == nil { getItem = value }
                case .call: if call == nil { call = value }
                case _: break
                }
            }
        }
    }

}

extension TypeObject {
    /// A special method that a Python class in the resolution order defines; native rows do not count.
    @inline(__always)
    func pythonMethod(_ symbol: Symbol) -> Value? {
        isPythonDefined ? findPythonMethod(symbol) : nil
    }

    private func findPythonMethod(_ symbol: Symbol) -> Value? {
        guard let value = lookup(symbol) else { return nil }
        if case .object(let object) = value, object is BuiltinFunction { return nil }
        return value
    }
}

extension Value {
    /// No function, property or other object that could change what a name means.
    fileprivate var isData: Bool {
        switch self {
        case .none, .bool, .int, .float, .str, .list, .tuple, .dict, .tensor: true
        case .unbound, .object: false
        }
    }
}

/// A row in memory of its own: rows are large, and types are asked for theirs often.
private final class RowBox {
    let row: NativeType

    init(_ row: NativeType) { self.row = row }
}
