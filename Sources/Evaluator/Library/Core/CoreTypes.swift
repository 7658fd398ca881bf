extension Family {
    /// Types that syntax and classes are made of.
    static let coreTypes = Family(
        module: "builtins",
        types: [
            NativeType(
                "range", "Whole numbers from start to stop, in steps.",
                example: "list(range(1, 7, 2))\n#> [1, 3, 5]",
                construct: Builtin("range", "(*args)", "Whole numbers from start to stop, in steps.") { call in
                    .object(try range(call))
                },
                properties: [
                    Property("start", "Where it begins.") { .int(try $0.native(RangeObject.self).start) },
                    Property("stop", "Where it ends, exclusively.") { .int(try $0.native(RangeObject.self).stop) },
                    Property("step", "The distance of its numbers.") { .int(try $0.native(RangeObject.self).step) },
                ]),
            NativeType(
                "property", "An attribute computed by functions.",
                construct: Builtin("property", "(fget=None, fset=None, fdel=None, doc=None)") { call in
                    .object(
                        PropertyObject(getter: call[0], setter: call[1], deleter: call[2], documentation: call[3]))
                }),
            NativeType(
                "staticmethod", "A function in a class that gets no `self`.",
                construct: Builtin("staticmethod", "(function, /)") { call in .object(StaticMethod(call[0])) }),
            NativeType(
                "classmethod", "A method that gets the class instead of an object.",
                construct: Builtin("classmethod", "(function, /)") { call in
                    guard case .object(let function) = call[0] else {
                        throw Raised(.typeError, "'\(call[0].typeName)' object is not callable")
                    }
                    return .object(ClassMethod(function))
                }),
            NativeType(
                "super", "The members of the classes behind a class.",
                construct: Builtin("super", "(type=..., object=..., /)") { call in
                    guard !call[0].isUnbound else { throw Raised(.runtimeError, "super(): no arguments") }
                    guard let type = call[0].object(as: TypeObject.self) else {
                        throw Raised(.typeError, "super() argument 1 must be a type, not \(call[0].typeName)")
                    }
                    let receiver = call[1]
                    let fits =
                        receiver.isInstance(of: type)
                        || receiver.object(as: TypeObject.self)?.isSubtype(of: type) ?? false
                    guard fits else {
                        throw Raised(.typeError, "super(type, obj): obj must be an instance or subtype of type")
                    }
                    return .object(SuperObject(type, receiver))
                }),
        ])

    private static func range(_ call: borrowing Arguments) throws -> RangeObject {
        func number(_ index: Int, _ value: Value) throws -> Int {
            if let number = try value.asIndex() { return number }
            throw Raised(.typeError, "'\(value.typeName)' object cannot be interpreted as an integer")
        }
        let rest = call.rest
        switch rest.count {
        case 0: throw Raised(.typeError, "range expected at least 1 argument, got 0")
        case 1: return RangeObject(0, try number(0, rest[0]), 1)
        case 2, 3:
            let start = try number(0, rest[0])
            let stop = try number(1, rest[1])
            let step = rest.count == 3 ? try number(2, rest[2]) : 1
            if step == 0 { throw Raised(.valueError, "range() arg 3 must not be zero") }
            return RangeObject(start, stop, step)
        default: throw Raised(.typeError, "range expected at most 3 arguments, got \(rest.count)")
        }
    }
}

extension Value {
    /// The native object of a class that a method's row belongs to.
    func native<T: Object>(_ type: T.Type) throws -> T {
        if case .object(let object) = self, let result = object as? T { return result }
        throw Raised(.typeError, "descriptor requires another object, not '\(typeName)'")
    }
}
