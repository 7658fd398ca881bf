/// What `help(object)` shows.
enum Help {
    static func text(for value: Value) -> String {
        guard case .object(let object) = value else {
            return value.isUnbound ? "help(object) shows what is known of it." : text(for: .object(value.type))
        }
        switch object {
        case let function as BuiltinFunction: return text(for: function.row)
        case let type as TypeObject:
            guard let row = type.row else { return "class \(type.displayName)" }
            return lines(
                row.name + (row.construct?.signature ?? "(…)"), row.summary, row.example ?? row.construct?.example)
        case let function as FunctionObject:
            let documentation = (try? Value.object(function).optionalAttribute(.documentation)?.str()) ?? ""
            return lines((try? value.repr()) ?? "", documentation == "None" ? "" : documentation, nil)
        default: return text(for: .object(object.type))
        }
    }

    static func text(for row: Builtin) -> String { lines(row.name + row.signature, row.summary, row.example) }

    private static func lines(_ head: String, _ summary: String, _ example: String?) -> String {
        var result = head
        for text in [summary, example ?? ""] where !text.isEmpty {
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) { result += "\n    " + line }
        }
        return result
    }
}
