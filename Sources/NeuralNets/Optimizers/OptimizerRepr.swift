extension Optimizer {
    /// PyTorch's text: every group's options in alphabetical order.
    public func repr() -> String {
        let blocks = groups.enumerated().map { index, group in
            let lines = group.options.names.sorted().map { "    \($0): \(group.options[$0]?.text ?? "None")" }
            return "Parameter Group \(index)\n" + lines.joined(separator: "\n") + "\n"
        }
        return "\(typeName) (\n" + blocks.joined(separator: "\n") + ")"
    }
}
