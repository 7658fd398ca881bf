/// A `pathlib.Path`.
final class PathObject: Object {
    let text: String

    init(_ text: String) {
        self.text = PathObject.simplified(text)
        super.init(type: Types.current.named("pathlib.PosixPath") ?? Types.current.object)
    }

    /// Without double slashes, `.` and a slash at the end.
    private static func simplified(_ text: String) -> String {
        let parts = text.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
        let result = (text.hasPrefix("/") ? "/" : "") + parts
        return result.isEmpty ? "." : result
    }

    override func repr() throws -> String { "PosixPath(\(Str.repr(text)))" }
    override func str() throws -> String? { text }
    override func hash() throws -> Int? { Str(text).hash }
    override func isEqual(to other: Value) throws -> Bool? { other.object(as: PathObject.self).map { $0.text == text } }

    override func compare(_ operation: OrderOperator, _ other: Value) throws -> Value? {
        guard let other = other.object(as: PathObject.self) else { return nil }
        return .bool(operation.holds(Str(text), Str(other.text)))
    }

    override func binary(_ operation: BinaryOperation, _ other: Value, isReflected: Bool) throws -> Value? {
        guard operation == .divide else { return nil }
        let piece: String
        switch other {
        case .str(let text): piece = text.value
        default:
            guard let path = other.object(as: PathObject.self) else { return nil }
            piece = path.text
        }
        return .object(PathObject(isReflected ? Paths.join([piece, text]) : Paths.join([text, piece])))
    }

    static func from(_ value: Value) throws -> PathObject {
        if let path = value.object(as: PathObject.self) { return path }
        throw Raised(.typeError, "descriptor requires a 'pathlib.Path' object")
    }

    var name: String { text == "." || text == "/" ? "" : Paths.split(text).tail }
}

extension PathObject {
    private static func property(_ name: String, _ summary: String, _ get: @escaping @Sendable (PathObject) -> Value)
        -> Property
    {
        Property(name, summary) { get(try from($0)) }
    }

    private static func row(
        _ name: String, _ signature: String, _ summary: String, example: String? = nil,
        _ body: @escaping @Sendable (PathObject, borrowing Arguments) throws -> Value
    ) -> Builtin {
        Builtin(name, signature, summary, example: example, voice: .python) { call in
            try body(try from(call.receiver), call)
        }
    }

    private static func path(_ text: String) -> Value { .object(PathObject(text)) }

    static let rows = [
        NativeType(
            "Path", module: "pathlib", "A path of files or folders.",
            construct: Builtin("Path", "(*args)", "A path.", example: "Path('a') / 'b.txt'\n#> PosixPath('a/b.txt')") {
                call in
                let parts = try call.rest.map { part in
                    if case .str(let text) = part { return text.value }
                    guard let path = part.object(as: PathObject.self) else {
                        throw Raised(
                            .typeError, "expected str, bytes or os.PathLike object, not \(part.typeName)")
                    }
                    return path.text
                }
                return path(Paths.join(parts.isEmpty ? ["."] : parts))
            },
            methods: [
                Builtin("cwd", "()", "The current folder.", kind: .staticMethod) { _ in
                    path(FileSystem.currentDirectory)
                },
                Builtin("home", "()", "The user's folder.", kind: .staticMethod) { _ in path(Paths.expandingUser("~"))
                },
            ] + methods, properties: properties),
        NativeType("PosixPath", module: "pathlib", bases: ["pathlib.Path"], "A path of files or folders."),
    ]

    private static let methods = [
        row("exists", "()", "Whether there is something.") { path, _ in .bool(FileSystem.kind(path.text) != nil) },
        row("is_file", "()", "Whether it is a file.") { path, _ in .bool(FileSystem.kind(path.text) == .file) },
        row("is_dir", "()", "Whether it is a folder.") { path, _ in .bool(FileSystem.kind(path.text) == .directory) },
        row("is_absolute", "()", "Whether it begins at the root.") { path, _ in .bool(path.text.hasPrefix("/")) },
        row("read_text", "(encoding=None, errors=None)", "The text of the file.") { path, call in
            .str(
                try FileObject(path: path.text, mode: "r", encoding: try call.optionalString(0), newline: nil).read(nil)
            )
        },
        row("write_text", "(data, encoding=None, errors=None, newline=None)", "Writes a text to the file.") {
            path, call in
            guard case .str(let text) = call[0] else {
                throw Raised(.typeError, "data must be str, not \(call[0].typeName)")
            }
            let file = try FileObject(path: path.text, mode: "w", encoding: nil, newline: nil)
            try file.writeChecked(text.value)
            try file.close()
            return .int(text.count)
        },
        row("open", "(mode='r', buffering=-1, encoding=None, errors=None, newline=None)", "Opens the file.") {
            path, call in
            .object(
                try FileObject(
                    path: path.text, mode: try call.string(0), encoding: try call.optionalString(2),
                    newline: try call.optionalString(4)))
        },
        row("iterdir", "()", "The paths in the folder.") { path, _ in
            let names = try FileSystem.list(path.text)
            let items = names.map { PathObject.path(Paths.join([path.text, $0])) }
            return .object(SequenceIterator(items[...], type: .named("generator")))
        },
        row("glob", "(pattern)", "The paths in the folder that fit a pattern.") { path, call in
            try found(path, try call.string(0))
        },
        row("rglob", "(pattern)", "The paths in the folder and below that fit a pattern.") { path, call in
            try found(path, "**/" + (try call.string(0)))
        },
        row("mkdir", "(mode=511, parents: bool = False, exist_ok: bool = False)", "Makes the folder.") { path, call in
            try FileSystem.makeDirectory(path.text, withParents: try call.bool(1), mayExist: try call.bool(2))
            return .none
        },
        row("unlink", "(missing_ok: bool = False)", "Removes the file.") { path, call in
            if try call.bool(0), FileSystem.kind(path.text) == nil { return .none }
            try FileSystem.remove(path.text)
            return .none
        },
        row(
            "joinpath", "(*args)", "The path with further parts.",
            example: "Path('a').joinpath('b', 'c')\n#> PosixPath('a/b/c')"
        ) {
            path, call in PathObject.path(Paths.join([path.text] + (try call.rest.map { try $0.str() })))
        },
        row(
            "with_suffix", "(suffix)", "The path with another ending.",
            example: "Path('a.txt').with_suffix('.md')\n#> PosixPath('a.md')"
        ) {
            path, call in PathObject.path(Paths.splitExtension(path.text).root + (try call.string(0)))
        },
        row("with_name", "(name)", "The path with another last name.") { path, call in
            PathObject.path(Paths.join([Paths.split(path.text).head, try call.string(0)]))
        },
        row("resolve", "(strict=False)", "The path from the root.") { path, _ in
            PathObject.path(Paths.absolute(path.text))
        },
        row("absolute", "()", "The path from the root.") { path, _ in PathObject.path(Paths.absolute(path.text)) },
        row("expanduser", "()", "The path with `~` filled in.") { path, _ in
            PathObject.path(Paths.expandingUser(path.text))
        },
        row("as_posix", "()", "The path as text.", example: "Path('a').as_posix()\n#> 'a'") { path, _ in
            .text(path.text)
        },
        row("match", "(path_pattern)", "Whether the last name fits a pattern.") { path, call in
            .bool(Paths.matches(path.name, try call.string(0)))
        },
        row("__fspath__", "()", "The path as text.") { path, _ in .text(path.text) },
    ]

    private static func found(_ path: PathObject, _ pattern: String) throws -> Value {
        let paths = try Paths.glob(Paths.join([path.text, pattern]), isRecursive: true).map { PathObject.path($0) }
        return .object(SequenceIterator(paths[...], type: .named("generator")))
    }

    private static let properties = [
        property("name", "The last name.") { .text($0.name) },
        property("stem", "The last name without its ending.") { .text(Paths.splitExtension($0.name).root) },
        property("suffix", "The ending.") { .text(Paths.splitExtension($0.name).ending) },
        property("parent", "The path without its last name.") { path in
            let head = Paths.split(path.text).head
            return PathObject.path(path.text == "/" ? "/" : head.isEmpty ? "." : head)
        },
        property("parts", "The names.") { path in
            let names = path.text.split(separator: "/").map { Value.text(String($0)) }
            return .tuple((path.text.hasPrefix("/") ? [.text("/")] : []) + (path.text == "." ? [] : names))
        },
    ]
}

extension Family {
    static let pathlib = Family(module: "pathlib", types: PathObject.rows)
}
