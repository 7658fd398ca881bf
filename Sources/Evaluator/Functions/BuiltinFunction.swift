/// A library row as a value: `len`, `torch.cat`, `list.append`.
public final class BuiltinFunction: Object {
    public let row: Builtin
    public let voice: Voice
    /// The type whose method it is.
    unowned(unsafe) let owner: TypeObject?
    let module: String?
    private var parsed: Signature?
    /// The number of parameters where all are passed by place and none is special; -1 otherwise, or not known yet.
    private var plainCount = -1
    private let hasReceiver: Bool

    init(_ row: Builtin, owner: TypeObject?, module: String?, voice: Voice) {
        self.row = row
        self.owner = owner
        self.module = module
        self.voice = voice
        hasReceiver = row.kind == .method || row.kind == .classMethod
        super.init(type: Types.current.builtinFunction)
        kind = .builtin
    }

    public var signature: Signature {
        if let parsed { return parsed }
        let signature = SignatureReader.read(row.signature)
        parsed = signature
        if signature.keywordOnlyCount == 0, !signature.hasRest, !signature.hasKeywords {
            plainCount = signature.positionalCount
        }
        return signature
    }

    var isMethod: Bool { row.kind == .method }

    /// `list.append`, `math.sin`, `len`: as error messages call it.
    var displayName: String {
        if let called = row.called { return called }
        if let owner { return owner.name + "." + row.name }
        return row.name
    }

    public override func repr() throws -> String {
        if let owner {
            return row.kind == .method
                ? "<method '\(row.name)' of '\(owner.displayName)' objects>"
                : "<built-in method \(row.name) of type object at \(address)>"
        }
        return "<built-in function \(row.name)>"
    }

    public override func attribute(_ name: Symbol) throws -> Value? {
        switch name {
        case .dunderName: .text(row.name)
        case .qualifiedName: .text(displayName)
        case .documentation: .text(row.summary)
        case .module: module.map { .text($0) } ?? Value.none
        case _: nil
        }
    }

    public override func call(_ arguments: CallArguments) throws -> Value? {
        defer { arguments.discard() }
        try checkReceiver(arguments)
        return try invoke(arguments, type: owner)
    }

    /// `str.upper(5)` is refused; methods found through their object need no check.
    func checkReceiver(_ arguments: CallArguments) throws {
        guard row.kind == .method, let owner, arguments.count > 0 else { return }
        let receiver = arguments.base[0].type
        if receiver !== owner, !receiver.isSubtype(of: owner) {
            throw Raised(
                .typeError,
                "descriptor '\(row.name)' for '\(owner.name)' objects doesn't apply to a '\(receiver.name)' object")
        }
    }

    /// Runs with `count` arguments by place that lie at `base`, and consumes them. Not for methods.
    func call(_ base: UnsafeMutablePointer<Value>, _ count: Int, _ machine: Machine) throws -> Value {
        let result: Value
        do {
            if count == plainCount, !hasReceiver {
                result = try row.body(
                    Arguments(
                        base: base, positionalCount: count, restCount: 0, function: self, constructedType: nil,
                        machine: machine))
            } else {
                result = try invoke(CallArguments(base: base, count: count, names: [], machine: machine), type: nil)
            }
        } catch {
            machine.pop(to: base)
            throw error
        }
        machine.pop(to: base)
        return result
    }

    /// Binds and runs; the arguments stay for the caller to destroy, together with what binding adds.
    func invoke(_ arguments: CallArguments, type: TypeObject?) throws -> Value {
        var base = arguments.base
        var count = arguments.count
        if hasReceiver {
            guard count > 0 else {
                throw Raised(.typeError, "unbound method \(displayName)() needs an argument")
            }
            base += 1
            count -= 1
        }
        let machine = arguments.machine
        if count == plainCount, arguments.names.isEmpty {
            return try row.body(
                Arguments(
                    base: base, positionalCount: count, restCount: 0, function: self, constructedType: type,
                    machine: machine))
        }
        let signature = signature
        let restCount = try signature.bind(
            base: base, count: count, names: arguments.names, machine: machine, callee: self)
        return try row.body(
            Arguments(
                base: base, positionalCount: signature.positionalCount, restCount: restCount, function: self,
                constructedType: type, machine: machine))
    }
}
