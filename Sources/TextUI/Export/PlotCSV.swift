extension LinePlot {
    /// `run,step,value` rows with every digit of the numbers; lines end as RFC 4180 wants them on Unix: with `\n`.
    public var csv: String {
        var text = "run,step,value\n"
        for run in runs {
            let name = Self.quoted(run.name)
            for (index, value) in run.values.enumerated() {
                text += "\(name),\(run.step(at: index)),\(value)\n"
            }
        }
        return text
    }

    private static func quoted(_ field: String) -> String {
        guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
