extension Session {
    /// The session as a Jupyter notebook, nbformat 4.5, with what is recorded as its outputs.
    ///
    /// What a notebook has no place for (headings, options, notes) goes along in each cell's metadata under `rnn`.
    ///
    /// - Parameter originals: code as it stands in the session, by cell, where the cell's own is a translation.
    public func notebook(originals: [Int: String] = [:]) -> JSON {
        var ids: Set<String> = []
        var count = 0
        var items: [JSON] = []
        for (index, cell) in cells.enumerated() {
            if cell.kind == .code, cell.source.isEmpty, !cell.lines.contains(where: { $0.role == .heading }) {
                continue
            }
            let id = Self.notebookID(cell.id ?? "cell-\(items.count + 1)", taken: &ids)
            if cell.kind == .code { count += 1 }
            items.append(cell.notebookCell(id: id, number: count, original: originals[index]))
        }
        var metadata: [JSON.Member] = [
            JSON.Member(
                "kernelspec",
                .object([
                    "display_name": .string("Python 3"), "language": .string("python"), "name": .string("python3"),
                ])
            ),
            JSON.Member("language_info", .object(["name": .string("python")])),
        ]
        if let header { metadata.append(JSON.Member("rnn", .object(["header": .strings(header.lines)]))) }
        return .object([
            "cells": .array(items), "metadata": .object(metadata), "nbformat": .number(4), "nbformat_minor": .number(5),
        ])
    }

    private static func notebookID(_ wanted: String, taken: inout Set<String>) -> String {
        var base = String(
            wanted.unicodeScalars.prefix(56).map { scalar in
                let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                return isPlain || scalar == "-" || scalar == "_" ? Character(scalar) : "-"
            })
        if base.isEmpty { base = "cell" }
        var id = base
        var number = 2
        while !taken.insert(id).inserted {
            id = "\(base)-\(number)"
            number += 1
        }
        return id
    }
}

extension SessionCell {
    fileprivate func notebookCell(id: String, number: Int, original: String?) -> JSON {
        var own: [JSON.Member] = []
        if let heading = lines.first(where: { $0.role == .heading }) {
            own.append(JSON.Member("heading", .string(heading.raw)))
        }
        let options = lines.filter { $0.role == .options }.map(\.raw)
        if !options.isEmpty { own.append(JSON.Member("options", .strings(options))) }
        for (key, notes) in placedNotes where !notes.isEmpty { own.append(JSON.Member(key, .strings(notes))) }
        if let original {
            own.append(JSON.Member("original", .string(original)))
            own.append(JSON.Member("translation", .string(source)))
        }
        var metadata: [JSON.Member] = []
        if !own.isEmpty { metadata.append(JSON.Member("rnn", .object(own))) }
        switch kind {
        case .prose:
            let text = (title.isEmpty ? [] : ["## \(title)"]) + (prose.isEmpty ? [] : [prose])
            return .object([
                "cell_type": .string("markdown"), "id": .string(id), "metadata": .object(metadata),
                "source": Self.lines(text.joined(separator: "\n\n")),
            ])
        case .code:
            if expectedError != nil { metadata.append(JSON.Member("tags", .strings(["raises-exception"]))) }
            return .object([
                "cell_type": .string("code"), "execution_count": .number(number), "id": .string(id),
                "metadata": .object(metadata), "outputs": .array(outputs(number)), "source": Self.lines(source),
            ])
        }
    }

    /// Notes above the code, between it and its output, and behind both.
    private var placedNotes: [(String, [String])] {
        let code = lines.firstIndex { $0.role == .code && !isBlank($0.raw) || $0.role == .magic || $0.role == .prose }
        let output = lines.firstIndex { $0.role == .output || $0.role == .error }
        var (above, inside, behind): ([String], [String], [String]) = ([], [], [])
        for (index, line) in lines.enumerated() where line.role == .note {
            if let code, index < code {
                above.append(line.text)
            } else if let output, index < output {
                inside.append(line.text)
            } else {
                behind.append(line.text)
            }
        }
        return [("notesAbove", above), ("notesInside", inside), ("notes", behind)]
    }

    private func outputs(_ number: Int) -> [JSON] {
        var outputs: [JSON] = []
        let text = expectedOutput
        if !text.isEmpty {
            if showsValueOnly {
                outputs.append(
                    .object([
                        "data": .object(["text/plain": Self.lines(text.joined(separator: "\n"))]),
                        "execution_count": .number(number), "metadata": .object([]),
                        "output_type": .string("execute_result"),
                    ]))
            } else {
                outputs.append(
                    .object([
                        "name": .string("stdout"), "output_type": .string("stream"),
                        "text": Self.lines(text.joined(separator: "\n") + "\n"),
                    ]))
            }
        }
        if let error = expectedError {
            let colon = error.firstIndex(of: ":") ?? error.endIndex
            let message = error[colon...].dropFirst().drop { $0 == " " }
            outputs.append(
                .object([
                    "ename": .string(String(error[..<colon])), "evalue": .string(String(message)),
                    "output_type": .string("error"), "traceback": .strings([error]),
                ]))
        }
        return outputs
    }

    /// A cell that prints nothing shows the value of its last line.
    private var showsValueOnly: Bool {
        guard !source.contains("print(") else { return false }
        let lines = splitLines(source).filter { !isBlank($0) }
        guard let last = lines.last, let first = last.utf8.first else { return false }
        return first != 0x20 && first != 0x09 && first != UInt8(ascii: "#") && first != UInt8(ascii: "%")
    }

    /// A text as notebooks keep it: lines that end in their newline.
    private static func lines(_ text: String) -> JSON {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) + "\n" }
        if let last = lines.popLast(), last != "\n" { lines.append(String(last.dropLast())) }
        return .strings(lines.map { String($0) })
    }
}
