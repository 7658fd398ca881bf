/// Paths as texts: what `os.path` does with them.
enum Paths {
    static func join(_ parts: [String]) -> String {
        var result = ""
        for part in parts {
            if part.hasPrefix("/") || result.isEmpty {
                result = part
            } else {
                result += result.hasSuffix("/") ? part : "/" + part
            }
        }
        return result
    }

    /// Everything before the last name, and the last name.
    static func split(_ path: String) -> (head: String, tail: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        let tail = String(path[path.index(after: slash)...])
        var head = String(path[...slash])
        if head.contains(where: { $0 != "/" }) {
            while head.hasSuffix("/") { head.removeLast() }
        }
        return (head, tail)
    }

    /// The name's ending begins at its last dot, leading dots aside.
    static func splitExtension(_ path: String) -> (root: String, ending: String) {
        let name = split(path).tail
        let visible = name.drop { $0 == "." }
        guard let dot = visible.lastIndex(of: ".") else { return (path, "") }
        let ending = String(visible[dot...])
        return (String(path.dropLast(ending.count)), ending)
    }

    static func normalize(_ path: String) -> String {
        if path.isEmpty { return "." }
        let slashes = path.hasPrefix("//") && !path.hasPrefix("///") ? 2 : path.hasPrefix("/") ? 1 : 0
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part != ".." || (slashes == 0 && parts.isEmpty) || parts.last == ".." {
                parts.append(part)
            } else if !parts.isEmpty {
                parts.removeLast()
            }
        }
        let result = String(repeating: "/", count: slashes) + parts.joined(separator: "/")
        return result.isEmpty ? "." : result
    }

    static func absolute(_ path: String) -> String {
        normalize(path.hasPrefix("/") ? path : join([FileSystem.currentDirectory, path]))
    }

    static func relative(_ path: String, to start: String) -> String {
        let from = absolute(start).split(separator: "/")
        let to = absolute(path).split(separator: "/")
        let shared = zip(from, to).prefix { $0 == $1 }.count
        let parts = Array(repeating: "..", count: from.count - shared) + to.dropFirst(shared).map(String.init)
        return parts.isEmpty ? "." : parts.joined(separator: "/")
    }

    static func expandingUser(_ path: String) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home = FileSystem.environment("HOME") else { return path }
        return home + path.dropFirst()
    }

    // MARK: Patterns

    /// Whether a name fits a shell pattern: `*`, `?`, `[abc]`, `[!abc]`.
    static func matches(_ name: String, _ pattern: String) -> Bool {
        matches(Array(name.unicodeScalars)[...], Array(pattern.unicodeScalars)[...])
    }

    private static func matches(_ name: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = pattern.first else { return name.isEmpty }
        if first == "*" {
            let rest = pattern.drop { $0 == "*" }
            if rest.isEmpty { return true }
            return (name.startIndex...name.endIndex).contains { matches(name[$0...], rest) }
        }
        guard let scalar = name.first else { return false }
        if first == "[", let end = pattern.dropFirst(2).firstIndex(of: "]") {
            var members = pattern[(pattern.startIndex + 1)..<end]
            let isNegated = members.first == "!"
            if isNegated { members = members.dropFirst() }
            guard holds(Array(members), scalar) != isNegated else { return false }
            return matches(name.dropFirst(), pattern[(end + 1)...])
        }
        return (first == "?" || first == scalar) && matches(name.dropFirst(), pattern.dropFirst())
    }

    private static func holds(_ members: [Unicode.Scalar], _ scalar: Unicode.Scalar) -> Bool {
        var index = 0
        while index < members.count {
            if index + 2 < members.count, members[index + 1] == "-" {
                if members[index] <= scalar && scalar <= members[index + 2] { return true }
                index += 3
            } else {
                if members[index] == scalar { return true }
                index += 1
            }
        }
        return false
    }

    static func isPattern(_ text: String) -> Bool { text.contains { $0 == "*" || $0 == "?" || $0 == "[" } }

    /// `glob.glob(pattern)`
    static func glob(_ pattern: String, isRecursive: Bool) throws -> [String] {
        let (head, tail) = split(pattern)
        if !isPattern(pattern) { return FileSystem.kind(pattern) == nil ? [] : [pattern] }
        let folders = head.isEmpty ? [""] : isPattern(head) ? try glob(head, isRecursive: isRecursive) : [head]
        var found: [String] = []
        for folder in folders {
            if isRecursive, tail == "**" {
                found.append(folder.isEmpty ? "" : folder + "/")
                try descend(folder, &found)
                continue
            }
            if !isPattern(tail) {
                let path = join([folder, tail])
                if FileSystem.kind(path) != nil { found.append(path) }
                continue
            }
            guard FileSystem.kind(folder.isEmpty ? "." : folder) == .directory else { continue }
            for name in try FileSystem.list(folder.isEmpty ? "." : folder)
            where matches(name, tail) && (!name.hasPrefix(".") || tail.hasPrefix(".")) {
                found.append(join([folder, name]))
            }
        }
        return found.filter { !$0.isEmpty }
    }

    private static func descend(_ folder: String, _ found: inout [String]) throws {
        for name in try FileSystem.list(folder.isEmpty ? "." : folder) where !name.hasPrefix(".") {
            let path = join([folder, name])
            found.append(path)
            if FileSystem.kind(path) == .directory { try descend(path, &found) }
        }
    }
}
