/// The prompts of Python's and IPython's transcripts.
public enum Prompt: Hashable, Sendable {
    /// `>>>` or `In [n]:`
    case first
    /// `...` or `...:`
    case continuation
    /// `Out[n]:`
    case output

    /// The prompt that a line begins with, and the text after it and its one blank.
    public static func strip(_ line: String) -> (prompt: Prompt, text: String)? {
        let bytes = line.utf8
        let start = bytes.firstIndex { $0 != 0x20 } ?? bytes.endIndex
        let rest = line[start...]
        if start == bytes.startIndex {
            if let text = after(">>>", in: rest) { return (.first, text) }
            if let text = after("...", in: rest), text.isEmpty || rest.hasPrefix("... ") {
                return (.continuation, text)
            }
        }
        if let text = numbered("In [", in: rest) { return (.first, text) }
        if let text = numbered("Out[", in: rest) { return (.output, text) }
        if let text = after("...:", in: rest) { return (.continuation, text) }
        return nil
    }

    private static func after(_ prompt: String, in line: Substring) -> String? {
        guard line.hasPrefix(prompt) else { return nil }
        let text = line.dropFirst(prompt.count)
        if text.isEmpty { return "" }
        return text.utf8.first == 0x20 ? String(text.dropFirst()) : nil
    }

    private static func numbered(_ prompt: String, in line: Substring) -> String? {
        guard line.hasPrefix(prompt) else { return nil }
        let digits = line.dropFirst(prompt.count)
        let rest = digits.drop { $0.isASCII && $0.isNumber }
        guard rest.startIndex > digits.startIndex else { return nil }
        return after("]:", in: rest)
    }
}

/// A paste without the prompts it was copied with, and without the output between them; text without prompts comes
/// back as it is.
public func strippingPrompts(_ text: String) -> String {
    let lines = splitLines(text)
    // A line of `...` is also Python's Ellipsis; only a first prompt makes a transcript.
    guard let firstLine = lines.first(where: { !isBlank($0) }), Prompt.strip(firstLine)?.prompt == .first else {
        return text
    }
    return TranscriptReader.read(lines).map(\.source).filter { !$0.isEmpty }.joined(separator: "\n")
}
