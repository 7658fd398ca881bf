extension Family {
    /// Builtin functions that look at objects, types and attributes.
    static let objectFunctions = Family(
        module: "builtins",
        functions: [
            Builtin(
                "isinstance", "(obj, class_or_tuple, /)", "Whether a value is of a type, or of one of several.",
                example: "isinstance(True, (int, str))\n#> True"
            ) { call in
                .bool(
                    try matches(call[1], "isinstance() arg 2 must be a type, a tuple of types, or a union") {
                        call[0].isInstance(of: $0)
                    })
            },
            Builtin(
                "issubclass", "(cls, class_or_tuple, /)", "Whether a type derives from a type, or from one of several.",
                example: "issubclass(bool, int)\n#> True"
            ) { call in
                guard let type = call[0].object(as: TypeObject.self) else {
                    throw Raised(.typeError, "issubclass() arg 1 must be a class")
                }
                return .bool(
                    try matches(call[1], "issubclass() arg 2 must be a class, a tuple of classes, or a union") {
                        type.isSubtype(of: $0)
                    })
            },
            Builtin("callable", "(obj, /)", "Whether it can be called.", example: "callable(len)\n#> True") { call in
                .bool(call[0].isCallable)
            },
            Builtin(
                "hasattr", "(obj, name, /)", "Whether it has an attribute.", example: "hasattr('a', 'upper')\n#> True"
            ) { call in .bool(try call[0].hasAttribute(try call.attributeName())) },
            Builtin(
                "getattr", "(obj, name, default=..., /)", "An attribute by its name, or a default.",
                example: "getattr('a', 'size', 0)\n#> 0"
            ) { call in
                let name = try call.attributeName()
                if call[2].isUnbound { return try call[0].attribute(name) }
                do {
                    return try call[0].optionalAttribute(name) ?? call[2]
                } catch let raised as Raised where raised.isKind(.attributeError) {
                    return call[2]
                }
            },
            Builtin("setattr", "(obj, name, value, /)", "Sets an attribute by its name.") { call in
                try call[0].setAttribute(try call.attributeName(), call[2])
                return .none
            },
            Builtin("delattr", "(obj, name, /)", "Deletes an attribute by its name.") { call in
                try call[0].deleteAttribute(try call.attributeName())
                return .none
            },
            Builtin(
                "id", "(obj, /)", "A number that no other living object has.", example: "id(len) == id(len)\n#> True"
            ) {
                call in .int(try call[0].objectIdentity())
            },
            Builtin("hash", "(obj, /)", "The number under which dicts and sets file it.", example: "hash(7)\n#> 7") {
                call in .int(try call[0].hash())
            },
            Builtin("dir", "(object=..., /)", "The names it has.") { call in
                if call[0].isUnbound {
                    return .items(call.interpreter.globals.names.map(\.name).sorted(by: byCodePoint).map { .text($0) })
                }
                return .items(try call[0].allAttributeNames().sorted(by: byCodePoint).map { .text($0) })
            },
            Builtin("vars", "(object=..., /)", "The attributes as a dict.") { call in
                if call[0].isUnbound { return .dict(try call.interpreter.globals.dictionary()) }
                guard let attributes = try call[0].optionalAttribute(.dictionary) else {
                    throw Raised(.typeError, "vars() argument must have __dict__ attribute")
                }
                return attributes
            },
            Builtin("globals", "()", "The variables of the program as a dict.") { call in
                .dict(try call.interpreter.globals.dictionary())
            },
            Builtin("exit", "(code=None)", "Ends the program.") { call in
                let arguments: ContiguousArray<Value> = call[0].isNone ? [] : [call[0]]
                throw Raised(ExceptionObject(Types.current.exception(.systemExit), arguments))
            },
            Builtin("quit", "(code=None)", "Ends the program.") { call in
                let arguments: ContiguousArray<Value> = call[0].isNone ? [] : [call[0]]
                throw Raised(ExceptionObject(Types.current.exception(.systemExit), arguments))
            },
            Builtin("help", "(object=..., /)", "Shows what is known of a function or type.") { call in
                call.interpreter.host.write(Help.text(for: call[0]) + "\n")
                return .none
            },
        ])

    private static func byCodePoint(_ a: String, _ b: String) -> Bool { Str(a) < Str(b) }

    private static func matches(_ types: Value, _ complaint: String, _ test: (TypeObject) -> Bool) throws -> Bool {
        switch types {
        case .tuple(let tuple):
            for item in tuple.items where try matches(item, complaint, test) { return true }
            return false
        case .object(let object):
            if let type = object as? TypeObject { return test(type) }
        case .unbound, .none, .bool, .int, .float, .str, .list, .dict, .tensor: break
        }
        throw Raised(.typeError, complaint)
    }
}

extension Globals {
    /// The variables as they are now.
    func dictionary() throws -> Dict {
        let result = Dict()
        for name in names {
            if let value = value(name) { result.set(name.name, value) }
        }
        return result
    }
}

extension Arguments {
    fileprivate func attributeName() throws -> Symbol {
        guard case .str(let name) = self[1] else {
            throw Raised(.typeError, "attribute name must be string, not '\(self[1].typeName)'")
        }
        return Symbol(name.value)
    }
}

extension Value {
    /// `id(value)`: an address, or a number made from the value.
    func objectIdentity() throws -> Int {
        switch self {
        case .str(let text): Int(bitPattern: Unmanaged.passUnretained(text).toOpaque())
        case .tensor(let tensor): Int(bitPattern: Unmanaged.passUnretained(tensor).toOpaque())
        case .list, .tuple, .dict, .object: asObject?.identity ?? 0
        case .unbound, .none, .bool, .int, .float: (try hash() &* 32) & Int.max
        }
    }

    /// What `dir(value)` lists, unsorted.
    func allAttributeNames() throws -> Set<String> {
        var names: Set<String> = []
        if let method = specialMethod(.dir) {
            try Calls.call(method, [self]).forEach { names.insert(try $0.str()) }
            return names
        }
        let types = object(as: TypeObject.self)?.mro ?? type.mro
        for type in types { names.formUnion(type.ownMembers.map(\.name.name)) }
        if let object = asObject, !(object is TypeObject) {
            names.formUnion(object.ownAttributes.map(\.name.name))
            names.formUnion(object.attributeNames().map(\.name))
        }
        return names
    }
}
