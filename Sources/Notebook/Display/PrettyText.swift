import Evaluator

/// What the prompt shows of a value: its `repr`, with long tuples, lists, dicts and sets one item to a line and the lines of
/// tensors inside them in their columns, as IPython shows them.
struct PrettyText {
    private var layout = PrettyLayout()
    private var open: [Object] = []
    private static let longest = 1000

    static func of(_ value: Value) throws -> String {
        var text = PrettyText()
        try text.show(value)
        return text.layout.finish()
    }

    private mutating func show(_ value: Value) throws {
        switch value {
        case .list(let list) where isPlain(list, "list"):
            try sequence(list, list.items, "[", "]")
        case .tuple(let tuple) where isPlain(tuple, "tuple"):
            try sequence(tuple, tuple.items, "(", tuple.items.count == 1 ? ",)" : ")")
        case .dict(let dict) where isPlain(dict, "dict"):
            try self.dict(dict)
        default: try plain(value)
        }
    }

    private func isPlain(_ object: Object, _ name: String) -> Bool {
        !object.hasProgramType && object.type.name == name && object.type.module.isEmpty
    }

    private mutating func plain(_ value: Value) throws {
        layout.begin()
        for (index, line) in try value.repr().split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { layout.lineBreak() }
            layout.text(String(line))
        }
        layout.end()
    }

    private mutating func sequence(
        _ object: Object, _ items: ContiguousArray<Value>, _ opening: String, _ closing: String
    ) throws {
        if open.contains(where: { $0 === object }) { return layout.text(opening + "..." + closing) }
        open.append(object)
        defer { open.removeLast() }
        layout.begin(opening)
        for (index, item) in items.enumerated() {
            if index > 0 {
                layout.text(",")
                layout.separator()
            }
            if index == PrettyText.longest {
                layout.text("...")
                break
            }
            try show(item)
        }
        // The comma of a tuple of one belongs to the group.
        if closing.hasPrefix(",") { layout.text(",") }
        layout.end(String(closing.suffix(1)), indented: 1)
    }

    private mutating func dict(_ dict: Dict) throws {
        if open.contains(where: { $0 === dict }) { return layout.text("{...}") }
        open.append(dict)
        defer { open.removeLast() }
        layout.begin("{")
        for (index, pair) in dict.pairs.enumerated() {
            if index > 0 {
                layout.text(",")
                layout.separator()
            }
            if index == PrettyText.longest {
                layout.text("...")
                break
            }
            try show(pair.key)
            layout.text(": ")
            try show(pair.value)
        }
        layout.end("}", indented: 1)
    }
}
