extension Family {
    /// `open`
    static let opening = Family(
        module: "builtins",
        functions: [
            Builtin(
                "open",
                "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
                "Opens a file for reading ('r'), writing ('w') or appending ('a'): text, or bytes with 'b'."
            ) { call in
                let path = try call.path(0)
                return .object(
                    try FileObject(
                        path: path, mode: try call.string(1), encoding: try call.optionalString(3),
                        newline: try call.optionalString(5)))
            }
        ])

    static let streams = Family(
        module: "io", functions: opening.functions,
        types: [
            NativeType(
                "TextIOWrapper", module: "_io", "A text file or stream.",
                methods: [
                    Builtin("read", "(size=-1, /)", "Everything that is left, or at most `size` characters.") { call in
                        let count = try call.optionalInt(0) ?? -1
                        return try call.stream.readValue(count < 0 ? nil : count)
                    },
                    Builtin("readline", "(size=-1, /)", "The next line with its newline; empty at the end.") { call in
                        try call.stream.readLineValue()
                    },
                    Builtin("readlines", "(hint=-1, /)", "All lines that are left.") { call in
                        var lines: [Value] = []
                        while true {
                            let line = try call.stream.readLineValue()
                            guard try line.isTrue() else { return .items(lines) }
                            lines.append(line)
                        }
                    },
                    Builtin("write", "(text, /)", "Writes a text and gives its length.") { call in
                        .int(try call.stream.writeValue(call[0]))
                    },
                    Builtin("writelines", "(lines, /)", "Writes texts, one after the other.") { call in
                        try call[0].forEach { line in _ = try call.stream.writeValue(line) }
                        return .none
                    },
                    Builtin("flush", "()", "Hands on what was written.") { call in
                        try call.stream.flush()
                        return .none
                    },
                    Builtin("close", "()", "Ends the use of the file.") { call in
                        try call.stream.close()
                        return .none
                    },
                    Builtin("seek", "(offset, whence=0, /)", "Goes to a place counted in bytes.") { call in
                        .int(try call.stream.seek(try call.int(0)))
                    },
                    Builtin("tell", "()", "The place, in bytes.") { call in .int(try call.stream.tell()) },
                    Builtin("isatty", "()", "Whether it is a terminal.") { call in .bool(false) },
                    Builtin("readable", "()", "Whether it can be read.") { call in
                        .bool(try call.stream.mode.hasPrefix("r"))
                    },
                    Builtin("writable", "()", "Whether it can be written.") { call in
                        .bool(try !call.stream.mode.hasPrefix("r"))
                    },
                ],
                properties: [
                    Property("name", "The path it was opened with.") { .text(try StreamObject.from($0).name) },
                    Property("mode", "How it was opened.") { .text(try StreamObject.from($0).mode) },
                    Property("closed", "Whether it was closed.") { .bool(try StreamObject.from($0).isClosed) },
                    Property("encoding", "Always UTF-8.") { _ in .text("UTF-8") },
                ]),
            NativeType(
                "BufferedReader", module: "_io", bases: ["_io.TextIOWrapper"], "A file of bytes that is read."),
            NativeType(
                "BufferedWriter", module: "_io", bases: ["_io.TextIOWrapper"], "A file of bytes that is written."),
            StringIOObject.row,
            NativeType(
                "UnsupportedOperation", module: "io", bases: ["OSError", "ValueError"], "A stream cannot do this."),
        ])
}

extension StreamObject {
    fileprivate static func from(_ value: Value) throws -> StreamObject {
        if let stream = value.object(as: StreamObject.self) { return stream }
        throw Raised(.typeError, "expected a file, not '\(value.typeName)'")
    }
}

extension Arguments {
    fileprivate var stream: StreamObject {
        get throws { try StreamObject.from(receiver) }
    }

    /// A path: a text or a `pathlib.Path`.
    func path(_ index: Int) throws -> String {
        if case .str(let text) = self[index] { return text.value }
        if let method = try self[index].optionalAttribute("__fspath__") { return try Calls.call(method, []).str() }
        throw Raised(.typeError, "expected str, bytes or os.PathLike object, not \(self[index].typeName)")
    }
}
