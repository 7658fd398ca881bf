extension Family {
    static let argparse = Family(
        module: "argparse", types: [ArgumentParserObject.row, ArgumentParserObject.groupRow, NamespaceObject.row])
}

/// `argparse.ArgumentParser`
final class ArgumentParserObject: Object {
    private var arguments: [ParserArgument] = []
    private var program = ""
    private var description = ""
    private var defaults: [(String, Value)] = []

    override init(type: TypeObject) { super.init(type: type) }

    private static func from(_ value: Value) throws -> ArgumentParserObject {
        if let parser = value.object(as: ArgumentParserObject.self) { return parser }
        throw Raised(.typeError, "descriptor requires an 'argparse.ArgumentParser' object")
    }

    // MARK: Defining

    private func add(_ call: borrowing Arguments) throws {
        var argument = ParserArgument()
        let names = try call.rest.map { try $0.str() }
        func option(_ name: String) -> Value? { call.keywords.get(name) }
        if names.first?.hasPrefix("-") == true {
            argument.flags = names
            let long = names.first { $0.hasPrefix("--") } ?? names[0]
            argument.destination = String(long.drop { $0 == "-" }).replacing("-", with: "_")
        } else {
            argument.destination = names.first ?? ""
            argument.isRequired = true
        }
        if let text = try option("dest")?.str() { argument.destination = text }
        if let text = try option("action")?.str() { argument.action = text }
        argument.type = option("type") ?? .none
        argument.constant = option("const") ?? .none
        argument.count = option("nargs") ?? .none
        if let choices = option("choices") { argument.choices = try choices.collected() }
        if let truth = option("required") { argument.isRequired = try truth.isTrue() }
        if let text = option("help"), !text.isNone { argument.help = try text.str() }
        if let text = option("metavar"), case .str(let name) = text { argument.metavar = name.value }
        switch argument.action {
        case "store_true": argument.defaultValue = .bool(false)
        case "store_false": argument.defaultValue = .bool(true)
        case "store", "store_const", "append", "count", "help", "version": break
        default: throw Raised(.valueError, "unknown action \"\(argument.action)\"")
        }
        if let value = option("default") { argument.defaultValue = value }
        if !argument.isOptional, case .str(let text) = argument.count, text.value == "?" || text.value == "*" {
            argument.isRequired = false
        }
        arguments.append(argument)
    }

    // MARK: Reading

    private func parse(_ texts: [String], keepingUnknown: Bool) throws -> (Value, [String]) {
        let result = NamespaceObject(type: Types.current.native(NamespaceObject.row))
        for argument in arguments where argument.action != "help" && argument.action != "version" {
            var value = argument.defaultValue
            // A text as default is read like one that was typed.
            if case .str = value, !argument.type.isNone { value = try converted(value, argument) }
            result.setField(Symbol(argument.destination), value)
        }
        for (name, value) in defaults { result.setField(Symbol(name), value) }
        var seen: Set<String> = []
        var positional: [String] = []
        var unknown: [String] = []
        var index = 0
        var onlyPositional = false
        while index < texts.count {
            let text = texts[index]
            index += 1
            if text == "--", !onlyPositional {
                onlyPositional = true
                continue
            }
            guard !onlyPositional, text.hasPrefix("-"), text.count > 1, Double(text) == nil else {
                positional.append(text)
                continue
            }
            var flag = text
            var attached: String?
            if text.hasPrefix("--"), let equals = text.firstIndex(of: "=") {
                flag = String(text[..<equals])
                attached = String(text[text.index(after: equals)...])
            } else if !text.hasPrefix("--"), text.count > 2, find(text) == nil {
                flag = String(text.prefix(2))
                attached = String(text.dropFirst(2))
            }
            if flag == "-h" || flag == "--help" { try showHelp() }
            guard let argument = try find(flag) ?? findPrefix(flag) else {
                unknown.append(text)
                continue
            }
            seen.insert(argument.destination)
            try take(argument, attached, texts, &index, result)
        }
        try takePositional(positional, result, &seen, &unknown)
        let missing = arguments.filter { $0.isRequired && !seen.contains($0.destination) }
        if !missing.isEmpty {
            try fail("the following arguments are required: " + missing.map(\.displayName).joined(separator: ", "))
        }
        if !unknown.isEmpty, !keepingUnknown { try fail("unrecognized arguments: " + unknown.joined(separator: " ")) }
        return (.object(result), unknown)
    }

    private func find(_ flag: String) -> ParserArgument? { arguments.first { $0.flags.contains(flag) } }

    private func findPrefix(_ flag: String) throws -> ParserArgument? {
        guard flag.hasPrefix("--") else { return nil }
        let found = arguments.filter { $0.flags.contains { $0.hasPrefix(flag) } }
        if found.count > 1 {
            let names = found.flatMap(\.flags).filter { $0.hasPrefix(flag) }.joined(separator: ", ")
            try fail("ambiguous option: \(flag) could match \(names)")
        }
        return found.first
    }

    private func take(
        _ argument: ParserArgument, _ attached: String?, _ texts: [String], _ index: inout Int, _ result: Object
    ) throws {
        let symbol = Symbol(argument.destination)
        switch argument.action {
        case "store_true": result.setField(symbol, .bool(true))
        case "store_false": result.setField(symbol, .bool(false))
        case "store_const": result.setField(symbol, argument.constant)
        case "count":
            let old = try result.field(symbol).asIndex() ?? 0
            result.setField(symbol, .int(old + 1))
        default:
            var values: [String] = attached.map { [$0] } ?? []
            let (least, most) = bounds(argument)
            while attached == nil, values.count < most, index < texts.count,
                !texts[index].hasPrefix("-") || Double(texts[index]) != nil || texts[index] == "-"
            {
                values.append(texts[index])
                index += 1
            }
            if values.count < least {
                let wanted =
                    argument.count.isNone
                    ? "expected one argument"
                    : argument.usage.contains("...")
                        ? "expected at least one argument" : "expected \(least) argument\(least == 1 ? "" : "s")"
                try fail("argument \(argument.displayName): \(wanted)")
            }
            let value = try collected(values, argument)
            if argument.action == "append" {
                let old = result.field(symbol)
                result.setField(symbol, .items((old.isNone ? [] : try old.collected()) + [value]))
            } else {
                result.setField(symbol, value)
            }
        }
    }

    private func bounds(_ argument: ParserArgument) -> (Int, Int) {
        switch argument.count {
        case .int(let number): (number, number)
        case .str(let text):
            switch text.value {
            case "?": (0, 1)
            case "*": (0, .max)
            case "+": (1, .max)
            default: (1, 1)
            }
        default: (1, 1)
        }
    }

    private func collected(_ values: [String], _ argument: ParserArgument) throws -> Value {
        if case .str(let text) = argument.count, text.value == "?" {
            guard let first = values.first else {
                return argument.isOptional ? argument.constant : argument.defaultValue
            }
            return try converted(.text(first), argument)
        }
        let items = try values.map { try converted(.text($0), argument) }
        return argument.count.isNone ? items.first ?? .none : .items(items)
    }

    private func converted(_ value: Value, _ argument: ParserArgument) throws -> Value {
        var result = value
        if !argument.type.isNone {
            do {
                result = try Calls.call(argument.type, [value])
            } catch let raised as Raised where raised.isKind(.valueError) || raised.isKind(.typeError) {
                let name = try argument.type.optionalAttribute(.dunderName)?.str() ?? "value"
                try fail("argument \(argument.displayName): invalid \(name) value: \(try value.repr())")
            }
        }
        if let choices = argument.choices, try !choices.contains(where: { try $0.equals(result) }) {
            let list = try choices.map { try $0.repr() }.joined(separator: ", ")
            try fail("argument \(argument.displayName): invalid choice: \(try result.repr()) (choose from \(list))")
        }
        return result
    }

    private func takePositional(
        _ texts: [String], _ result: Object, _ seen: inout Set<String>, _ unknown: inout [String]
    ) throws {
        let wanted = arguments.filter { !$0.isOptional }
        var left = texts[...]
        for (place, argument) in wanted.enumerated() {
            let needed = wanted[(place + 1)...].reduce(0) { $0 + bounds($1).0 }
            let (least, most) = bounds(argument)
            let available = max(left.count - needed, 0)
            if available < least { continue }
            let values = Array(left.prefix(min(most, available)))
            left = left.dropFirst(values.count)
            if values.isEmpty, !argument.isRequired {
                if most == .max, argument.defaultValue.isNone {
                    result.setField(Symbol(argument.destination), .items([]))
                }
                continue
            }
            seen.insert(argument.destination)
            result.setField(Symbol(argument.destination), try collected(values, argument))
        }
        unknown += left
    }

    // MARK: Texts

    private var usage: String {
        let options = arguments.filter(\.isOptional).map { $0.isRequired ? $0.usage : "[\($0.usage)]" }
        let words = ["usage: \(program)", "[-h]"] + options + arguments.filter { !$0.isOptional }.map(\.usage)
        let line = words.joined(separator: " ")
        if line.count <= 78 { return line }
        // Too long: the options wrap below the first one.
        let indent = String(repeating: " ", count: words[0].count + 1)
        var lines: [String] = []
        var current = words[0]
        for word in words.dropFirst() {
            if current.count + 1 + word.count > 78 {
                lines.append(current)
                current = indent + word
            } else {
                current += (current == indent ? "" : " ") + word
            }
        }
        return (lines + [current]).joined(separator: "\n")
    }

    private func fail(_ message: String) throws {
        Machine.current.pointee.interpreter.host.writeError("\(usage)\n\(program): error: \(message)\n")
        throw Raised(ExceptionObject(Types.current.exception(.systemExit), [.int(2)]))
    }

    private var helpText: String {
        var text = usage + "\n"
        if !description.isEmpty { text += "\n" + description + "\n" }
        func section(_ title: String, _ rows: [(String, String)]) {
            if rows.isEmpty { return }
            text += "\n\(title):\n"
            let width = min(rows.map(\.0.count).max() ?? 0, 20) + 4
            for (name, help) in rows {
                let head = "  " + name
                if help.isEmpty {
                    text += head + "\n"
                } else if head.count + 2 <= width {
                    text += head + String(repeating: " ", count: width - head.count) + help + "\n"
                } else {
                    text += head + "\n" + String(repeating: " ", count: width) + help + "\n"
                }
            }
        }
        section("positional arguments", arguments.filter { !$0.isOptional }.map { ($0.valueName, $0.help) })
        let options = arguments.filter(\.isOptional).map { argument in
            let value = argument.takesValue ? " " + argument.valueName : ""
            return (argument.flags.map { $0 + value }.joined(separator: ", "), argument.help)
        }
        section("options", [("-h, --help", "show this help message and exit")] + options)
        return text
    }

    private func showHelp() throws {
        Machine.current.pointee.interpreter.host.write(helpText)
        throw Raised(ExceptionObject(Types.current.exception(.systemExit), [.int(0)]))
    }

    private static func texts(_ call: borrowing Arguments) throws -> [String] {
        if call.has(0) { return try call.array(0).map { try $0.str() } }
        return Array(call.interpreter.arguments.dropFirst())
    }

    private static let adding = Builtin(
        "add_argument", "(*args, **kwargs)", "Says that there is an argument.", voice: .python
    ) { call in
        try from(call.receiver).add(call)
        return .none
    }

    static let row = NativeType(
        "ArgumentParser", module: "argparse", "Reads the arguments of a program.",
        example:
            "p = argparse.ArgumentParser()\np.add_argument('--size', type=int, default=4)\np.parse_args([])\n#> Namespace(size=4)",
        allocate: { ArgumentParserObject(type: $0) },
        methods: [
            Builtin(
                "__init__", "(prog=None, usage=None, description=None, epilog=None, **kwargs)",
                "Begins without arguments.", voice: .python
            ) {
                call in
                let parser = try from(call.receiver)
                parser.program =
                    call.has(0) ? try call.string(0) : Paths.split(call.interpreter.arguments.first ?? "").tail
                parser.description = try call.optionalString(2) ?? ""
                return .none
            },
            adding,
            Builtin("parse_args", "(args=None, namespace=None)", "Reads the arguments.", voice: .python) { call in
                try from(call.receiver).parse(try texts(call), keepingUnknown: false).0
            },
            Builtin(
                "parse_known_args", "(args=None, namespace=None)",
                "Reads the arguments and gives back what it does not know.", voice: .python
            ) {
                call in
                let (result, unknown) = try from(call.receiver).parse(try texts(call), keepingUnknown: true)
                return .tuple([result, .items(unknown.map { .text($0) })])
            },
            Builtin("set_defaults", "(**kwargs)", "Values of arguments that are not given.", voice: .python) { call in
                for (key, value) in call.keywords.pairs {
                    try from(call.receiver).defaults.append((try key.str(), value))
                }
                return .none
            },
            Builtin("add_argument_group", "(*args, **kwargs)", "The parser itself.", voice: .python) { call in
                call.receiver
            },
            Builtin("add_mutually_exclusive_group", "(**kwargs)", "The parser itself.", voice: .python) { call in
                call.receiver
            },
            Builtin("print_help", "(file=None)", "Prints what arguments there are.", voice: .python) { call in
                call.interpreter.host.write(try from(call.receiver).helpText)
                return .none
            },
            Builtin("print_usage", "(file=None)", "Prints how it is called.", voice: .python) { call in
                call.interpreter.host.write(try from(call.receiver).usage + "\n")
                return .none
            },
            Builtin("error", "(message)", "Ends the program with an error.", voice: .python) { call in
                try from(call.receiver).fail(try call.string(0))
                return .none
            },
        ])

    /// Formatters are accepted and not used.
    static let groupRow = NativeType("ArgumentDefaultsHelpFormatter", module: "argparse", "Accepted.")
}
