/// `repr`, `str` and `format` of any value.
extension Value {
    /// `repr(value)`
    public func repr() throws -> String {
        switch self {
        case .unbound: return "<unbound>"
        case .none: return "None"
        case .bool(let value): return value ? "True" : "False"
        case .int(let value): return String(value)
        case .float(let value): return FloatText.repr(value)
        case .str(let text): return text.repr
        case .tensor(let tensor): return try TensorOperators.repr(tensor)
        case .list, .tuple, .dict, .object: break
        }
        if let method = specialMethod(.repr) { return try Value.checkedText(Calls.call(method, [self]), "__repr__") }
        switch self {
        case .list(let list):
            if list.items.isEmpty { return "[]" }
            return try ReprGuard.enter(list, recursive: "[...]") {
                "[" + (try Value.joined(list.items)) + "]"
            }
        case .tuple(let tuple): return try tuple.display()
        case .dict(let dict): return try dict.display()
        case .object(let object): return try ReprGuard.bounded { try object.repr() }
        case .unbound, .none, .bool, .int, .float, .str, .tensor: return ""
        }
    }

    static func joined(_ items: ContiguousArray<Value>) throws -> String {
        var text = ""
        for (index, item) in items.enumerated() {
            if index > 0 { text += ", " }
            text += try item.repr()
        }
        return text
    }

    /// `str(value)`
    public func str() throws -> String {
        switch self {
        case .str(let text): return text.value
        case .unbound, .none, .bool, .int, .float, .tensor: return try repr()
        case .list, .tuple, .dict, .object: break
        }
        if let method = specialMethod(.str) { return try Value.checkedText(Calls.call(method, [self]), "__str__") }
        if case .object(let object) = self, object.type.pythonMethod(.repr) == nil, let text = try object.str() {
            return text
        }
        return try repr()
    }

    /// `str(value)` without copying texts.
    public func asStr() throws -> Str {
        if case .str(let text) = self { return text }
        if case .int(let number) = self {
            if number >= 0, number < 10 { return .character(Unicode.Scalar(UInt8(48 + number))) }
            return Str(ascii: String(number))
        }
        return Str(try str())
    }

    private static func checkedText(_ value: Value, _ method: String) throws -> String {
        if case .str(let text) = value { return text.value }
        throw Raised(.typeError, "\(method) returned non-string (type \(value.typeName))")
    }
}

extension Tuple {
    fileprivate func display() throws -> String {
        if let row = type.nativeRow, row.name != "tuple", let method = type.lookup(.repr) {
            return try Calls.call(method, [.tuple(self)]).str()
        }
        if items.isEmpty { return "()" }
        return try ReprGuard.enter(self, recursive: "(...)") {
            items.count == 1 ? "(\(try items[0].repr()),)" : "(" + (try Value.joined(items)) + ")"
        }
    }
}

extension Dict {
    fileprivate func display() throws -> String {
        if let row = type.nativeRow, row.name != "dict", let method = type.lookup(.repr) {
            return try Calls.call(method, [.dict(self)]).str()
        }
        return try displayAsDict()
    }

    /// `{'a': 1}`, whatever the type.
    func displayAsDict() throws -> String {
        if count == 0 { return "{}" }
        return try ReprGuard.enter(self, recursive: "{...}") {
            var text = "{"
            for (index, pair) in pairs.enumerated() {
                if index > 0 { text += ", " }
                text += try pair.key.repr() + ": " + pair.value.repr()
            }
            return text + "}"
        }
    }
}

/// Stops `repr` in objects that hold themselves, and before the stack ends.
enum ReprGuard {
    static func enter(_ object: Object, recursive: String, _ body: () throws -> String) throws -> String {
        let interpreter = Machine.current.pointee.interpreter
        guard interpreter.shown.insert(ObjectIdentifier(object)).inserted else { return recursive }
        defer { interpreter.shown.remove(ObjectIdentifier(object)) }
        return try bounded(body)
    }

    /// Throws RecursionError where this is nested too deeply.
    @inline(__always)
    static func bounded<Result>(_ body: () throws -> Result) throws -> Result {
        let machine = Machine.current
        machine.pointee.depth += 1
        defer { machine.pointee.depth -= 1 }
        if machine.pointee.depth > machine.pointee.depthLimit {
            throw Raised(.recursionError, "maximum recursion depth exceeded while getting the repr of an object")
        }
        try machine.checkRoom(0)
        return try body()
    }
}
