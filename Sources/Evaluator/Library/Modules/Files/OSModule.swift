#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Family {
    static let os = Family(
        module: "os",
        functions: [
            Builtin("getcwd", "()", "The current folder.") { _ in .text(FileSystem.currentDirectory) },
            Builtin("listdir", "(path=None)", "The names in a folder.") { call in
                .items(try FileSystem.list(call.has(0) ? try call.path(0) : ".").map { .text($0) })
            },
            Builtin("mkdir", "(path, mode=511)", "Makes a folder.") { call in
                try FileSystem.makeDirectory(try call.path(0), withParents: false, mayExist: false)
                return .none
            },
            Builtin("makedirs", "(name, mode=511, exist_ok: bool = False)", "Makes a folder and those around it.") {
                call in
                try FileSystem.makeDirectory(try call.path(0), withParents: true, mayExist: try call.bool(2))
                return .none
            },
            Builtin("remove", "(path)", "Removes a file.") { call in
                try FileSystem.remove(try call.path(0))
                return .none
            },
            Builtin("unlink", "(path)", "Removes a file.") { call in
                try FileSystem.remove(try call.path(0))
                return .none
            },
            Builtin("rmdir", "(path)", "Removes an empty folder.") { call in
                try FileSystem.removeDirectory(try call.path(0))
                return .none
            },
            Builtin("rename", "(src, dst)", "Gives a file another name.") { call in
                try FileSystem.rename(try call.path(0), try call.path(1))
                return .none
            },
            Builtin("getenv", "(key, default=None)", "A variable of the environment.") { call in
                FileSystem.environment(try call.string(0)).map { .text($0) } ?? call[1]
            },
            Builtin("getpid", "()", "The number of this process.") { _ in .int(Int(getpid())) },
            Builtin("cpu_count", "()", "How many processors there are.") { _ in
                .int(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1))
            },
            Builtin("fspath", "(path)", "A path as text.") { call in .text(try call.path(0)) },
            Builtin("walk", "(top, topdown: bool = True)", "Folders, the folders in them and the files in them.") {
                call in
                var waiting = [try call.path(0)]
                return .object(
                    ClosureIterator(type: .named("generator")) {
                        guard let folder = waiting.popLast() else { return .unbound }
                        var folders: [String] = []
                        var files: [String] = []
                        for name in (try? FileSystem.list(folder)) ?? [] {
                            if FileSystem.kind(Paths.join([folder, name])) == .directory {
                                folders.append(name)
                            } else {
                                files.append(name)
                            }
                        }
                        waiting += folders.reversed().map { Paths.join([folder, $0]) }
                        return .tuple([
                            .text(folder), .items(folders.map { .text($0) }), .items(files.map { .text($0) }),
                        ])
                    })
            },
            Builtin("system", "(command)", "Not part of this language.") { _ in
                throw Raised(.notImplementedError, "os.system is not part of this language")
            },
        ],
        constants: [
            Constant("sep", "Between the names of a path.") { .text("/") },
            Constant("linesep", "The end of a line.") { .text("\n") },
            Constant("pathsep", "Between paths.") { .text(":") },
            Constant("curdir", "The current folder.") { .text(".") },
            Constant("name", "The family of the operating system.") { .text("posix") },
            Constant("environ", "The variables of the environment.") {
                let result = Dict()
                var entry = environ
                while let text = entry.pointee {
                    let pair = String(cString: text).split(
                        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                    if pair.count == 2 { result.set(String(pair[0]), .text(String(pair[1]))) }
                    entry += 1
                }
                return .dict(result)
            },
        ])

    static let osPath = Family(
        module: "os.path",
        functions: [
            Builtin(
                "join", "(a, *p)", "One path of several parts.",
                example: "os.path.join('data', 'names', 'Korean.txt')\n#> 'data/names/Korean.txt'", voice: .python
            ) {
                call in
                var parts = [try call.path(0)]
                for part in call.rest {
                    guard case .str(let text) = part else {
                        if let method = try part.optionalAttribute("__fspath__") {
                            parts.append(try Calls.call(method, []).str())
                            continue
                        }
                        throw Raised(
                            .typeError,
                            "join() argument must be str, bytes, or os.PathLike object, not '\(part.typeName)'")
                    }
                    parts.append(text.value)
                }
                return .text(Paths.join(parts))
            },
            text("basename", "The last name of a path.", "os.path.basename('data/names/Korean.txt')\n#> 'Korean.txt'") {
                Paths.split($0).tail
            },
            text(
                "dirname", "A path without its last name.", "os.path.dirname('data/names/Korean.txt')\n#> 'data/names'"
            ) { Paths.split($0).head },
            text("abspath", "A path from the root.", "os.path.abspath('/a/../b')\n#> '/b'") { Paths.absolute($0) },
            text("realpath", "A path from the root.", "os.path.realpath('/')\n#> '/'") { Paths.absolute($0) },
            text("normpath", "A path without detours.", "os.path.normpath('a//b/../c')\n#> 'a/c'") {
                Paths.normalize($0)
            },
            text("expanduser", "A path with `~` filled in.", "os.path.expanduser('a')\n#> 'a'") {
                Paths.expandingUser($0)
            },
            Builtin(
                "relpath", "(path, start='.')", "A path from a folder.",
                example: "os.path.relpath('/a/b', '/a/c')\n#> '../b'"
            ) { call in
                .text(Paths.relative(try call.path(0), to: try call.path(1)))
            },
            Builtin(
                "split", "(p)", "A path without its last name, and the last name.",
                example: "os.path.split('a/b')\n#> ('a', 'b')"
            ) { call in
                let (head, tail) = Paths.split(try call.path(0))
                return .tuple([.text(head), .text(tail)])
            },
            Builtin(
                "splitext", "(p)", "A path and its ending.", example: "os.path.splitext('a/b.txt')\n#> ('a/b', '.txt')"
            ) { call in
                let (root, ending) = Paths.splitExtension(try call.path(0))
                return .tuple([.text(root), .text(ending)])
            },
            test("exists", "Whether there is something.") { $0 != nil },
            test("isfile", "Whether it is a file.") { $0 == .file },
            test("isdir", "Whether it is a folder.") { $0 == .directory },
            Builtin("isabs", "(s)", "Whether it begins at the root.", example: "os.path.isabs('/a')\n#> True") { call in
                .bool(try call.path(0).hasPrefix("/"))
            },
            Builtin("getsize", "(filename)", "How many bytes a file has.") { call in
                .int(try FileSystem.size(try call.path(0)))
            },
            Builtin("getmtime", "(filename)", "When a file was changed.") { call in
                .float(try FileSystem.modificationTime(try call.path(0)))
            },
        ],
        constants: [Constant("sep", "Between the names of a path.") { .text("/") }])

    private static func text(
        _ name: String, _ summary: String, _ example: String, _ body: @escaping @Sendable (String) -> String
    ) -> Builtin {
        Builtin(name, "(path)", summary, example: example) { call in .text(body(try call.path(0))) }
    }

    private static func test(
        _ name: String, _ summary: String, _ body: @escaping @Sendable (FileSystem.Kind?) -> Bool
    ) -> Builtin {
        Builtin(name, "(path)", summary, example: "os.path.\(name)('/no/such')\n#> False") { call in
            .bool(body(FileSystem.kind(try call.path(0))))
        }
    }

    static let glob = Family(
        module: "glob",
        functions: [
            Builtin(
                "glob", "(pathname, *, root_dir=None, dir_fd=None, recursive: bool = False, include_hidden=False)",
                "The paths that fit a pattern.", example: "glob.glob('/no/such/*.txt')\n#> []", voice: .python
            ) {
                call in
                .items(try Paths.glob(try call.path(0), isRecursive: try call.bool(3)).map { .text($0) })
            },
            Builtin(
                "iglob", "(pathname, *, recursive: bool = False)", "The paths that fit a pattern, one after the other.",
                voice: .python
            ) {
                call in
                let paths = try Paths.glob(try call.path(0), isRecursive: try call.bool(1)).map { Value.text($0) }
                return .object(SequenceIterator(paths[...], type: .named("generator")))
            },
        ])
}
