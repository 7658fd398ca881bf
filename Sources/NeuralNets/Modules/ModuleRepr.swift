extension Module {
    /// PyTorch's layout: `Name(extra)` without children, otherwise one line each, their own lines indented by two.
    public final func plainRepr() throws -> String {
        try Module.repr(typeName, extra: extraRepr(), children: childLines())
    }

    /// `(name): text` for every submodule.
    public final func childLines() throws -> [String] {
        try zip(moduleTable.names, moduleTable.values).map { name, module in
            "(\(name)): " + Module.indented(try module?.repr() ?? "None")
        }
    }

    static func repr(_ typeName: String, extra: String, children: [String]) -> String {
        let extraLines =
            extra.isEmpty ? [] : extra.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if children.isEmpty, extraLines.count <= 1 { return "\(typeName)(\(extra))" }
        return "\(typeName)(\n  " + (extraLines + children).joined(separator: "\n  ") + "\n)"
    }

    /// All lines but the first moved right by two columns.
    static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
    }
}
