/// `argparse.Namespace`: attributes and nothing else.
final class NamespaceObject: Object {
    override init(type: TypeObject) { super.init(type: type) }

    override func repr() throws -> String {
        let parts = try ownAttributes.map { "\($0.name)=\(try $0.value.repr())" }
        return "\(type.name)(\(parts.joined(separator: ", ")))"
    }

    override func isEqual(to other: Value) throws -> Bool? {
        guard let other = other.object(as: NamespaceObject.self) else { return nil }
        return try attributeDictionary().hasSamePairs(as: other.attributeDictionary())
    }

    override func contains(_ value: Value) throws -> Bool? { !field(Symbol(try value.str())).isUnbound }

    static let row = NativeType(
        "Namespace", module: "argparse", "Attributes and nothing else.", allocate: { NamespaceObject(type: $0) },
        methods: [
            Builtin("__init__", "(**kwargs)", "Sets attributes.") { call in
                for (key, value) in call.keywords.pairs { try call.receiver.setAttribute(Symbol(try key.str()), value) }
                return .none
            }
        ])
}

/// One argument that a parser knows.
struct ParserArgument {
    var flags: [String] = []
    var destination = ""
    var action = "store"
    var type: Value = .none
    var defaultValue: Value = .none
    var constant: Value = .none
    var choices: ContiguousArray<Value>?
    var isRequired = false
    var count: Value = .none
    var help = ""
    var metavar: String?

    var isOptional: Bool { !flags.isEmpty }
    var takesValue: Bool { action == "store" || action == "append" }

    /// What errors call it.
    var displayName: String { isOptional ? flags.joined(separator: "/") : metavar ?? destination }

    var valueName: String {
        if let metavar { return metavar }
        if let choices { return "{" + choices.map { (try? $0.str()) ?? "" }.joined(separator: ",") + "}" }
        return isOptional ? destination.uppercased() : destination
    }

    /// `--size SIZE`, `files [files ...]`
    var usage: String {
        var parts = valueName
        if case .str(let text) = count {
            switch text.value {
            case "?": parts = "[\(valueName)]"
            case "*": parts = "[\(valueName) ...]"
            case "+": parts = "\(valueName) [\(valueName) ...]"
            default: break
            }
        } else if case .int(let number) = count {
            parts = Array(repeating: valueName, count: max(number, 0)).joined(separator: " ")
        }
        if !takesValue { return flags.first ?? "" }
        return isOptional ? flags[0] + " " + parts : parts
    }
}
