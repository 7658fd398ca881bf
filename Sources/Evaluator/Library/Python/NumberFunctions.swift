extension Family {
    /// Builtin functions of numbers.
    static let numberFunctions = Family(
        module: "builtins",
        functions: [
            Builtin("abs", "(x, /)", "The magnitude.", example: "abs(-3)\n#> 3") { call in
                try Numbers.absolute(call[0])
            },
            Builtin(
                "round", "(number, ndigits=None)", "Rounded to `ndigits` decimals, halves to even.",
                example: """
                    round(2.5)
                    #> 2
                    round(2.675, 2)
                    #> 2.67
                    """
            ) { call in try Numbers.round(call[0], digits: call[1]) },
            Builtin(
                "divmod", "(x, y, /)", "Quotient and remainder.", example: "divmod(-7, 2)\n#> (-4, 1)"
            ) { call in try Numbers.divideWithRemainder(call[0], call[1]) },
            Builtin(
                "pow", "(base, exp, mod=None)", "A power, or a power modulo `mod`.",
                example: "pow(3, 4, 5)\n#> 1"
            ) { call in
                if call[2].isNone { return try Operators.binary(.power, call[0], call[1]) }
                return try Numbers.modularPower(call[0], call[1], call[2])
            },
            Builtin("bin", "(number, /)", "In binary.", example: "bin(10)\n#> '0b1010'") { call in
                .text(Numbers.text(try call.int(0), radix: 2, prefix: "0b"))
            },
            Builtin("oct", "(number, /)", "In octal.", example: "oct(8)\n#> '0o10'") { call in
                .text(Numbers.text(try call.int(0), radix: 8, prefix: "0o"))
            },
            Builtin("hex", "(number, /)", "In hexadecimal.", example: "hex(255)\n#> '0xff'") { call in
                .text(Numbers.text(try call.int(0), radix: 16, prefix: "0x"))
            },
            Builtin("chr", "(i, /)", "The character of a code point.", example: "chr(44032)\n#> '가'") { call in
                let code = try call.int(0)
                guard (0...0x10FFFF).contains(code) else {
                    throw Raised(.valueError, "chr() arg not in range(0x110000)")
                }
                return .str(.character(Unicode.Scalar(UInt32(code)) ?? "\u{FFFD}"))
            },
            Builtin("ord", "(c, /)", "The code point of a character.", example: "ord('가')\n#> 44032") { call in
                if let bytes = call[0].object(as: BytesObject.self)?.bytes {
                    if bytes.count == 1 { return .int(Int(bytes[0])) }
                    throw Raised(
                        .typeError, "ord() expected a character, but string of length \(bytes.count) found")
                }
                guard case .str(let text) = call[0] else {
                    throw Raised(.typeError, "ord() expected string of length 1, but \(call[0].typeName) found")
                }
                guard text.count == 1 else {
                    throw Raised(
                        .typeError, "ord() expected a character, but string of length \(text.count) found")
                }
                return .int(Int(text.scalar(at: 0).value))
            },
            Builtin("sum", "(iterable, /, start=0)", "The sum of all items.", example: "sum([1, 2, 3])\n#> 6") { call in
                try Numbers.sum(call[0], from: call[1])
            },
            Builtin(
                "min", "(*args, key=None, default=...)", "The least of an iterable's items, or of the arguments.",
                example: "min([3, 1, 2])\n#> 1"
            ) { call in try extreme(call, .less) },
            Builtin(
                "max", "(*args, key=None, default=...)", "The greatest of an iterable's items, or of the arguments.",
                example: "max('a', 'abc', key=len)\n#> 'abc'"
            ) { call in try extreme(call, .greater) },
        ])

    private static func extreme(_ call: borrowing Arguments, _ order: OrderOperator) throws -> Value {
        let name = order == .less ? "min" : "max"
        let (key, fallback) = (call[0], call[1])
        if call.rest.isEmpty { throw Raised(.typeError, "\(name) expected at least 1 argument, got 0") }
        if call.rest.count > 1, !fallback.isUnbound {
            throw Raised(
                .typeError, "Cannot specify a default for \(name)() with multiple positional arguments")
        }
        let hasKey = !key.isNone && !key.isUnbound
        var best = Value.unbound
        var bestKey = Value.unbound
        func consider(_ item: Value) throws {
            let itemKey = hasKey ? try Calls.call(key, [item]) : item
            if try best.isUnbound || Operators.order(order, itemKey, bestKey).isTrue() {
                (best, bestKey) = (item, itemKey)
            }
        }
        if call.rest.count > 1 {
            for item in call.rest { try consider(item) }
        } else {
            try call.rest[0].forEach(consider)
        }
        if !best.isUnbound { return best }
        if fallback.isUnbound { throw Raised(.valueError, "\(name)() arg is an empty sequence") }
        return fallback
    }
}
