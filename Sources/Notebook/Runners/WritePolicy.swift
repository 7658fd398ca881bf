import Evaluator

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Which files a replayed or checked session may write: those below a folder.
public struct WritePolicy: Sendable {
    /// A real path; nil allows everything.
    private let root: String?

    public static let everywhere = WritePolicy(root: nil)

    /// Below the working directory.
    public static func belowWorkingDirectory() -> WritePolicy { WritePolicy(root: real(".") ?? "/") }

    private init(root: String?) { self.root = root }

    /// Throws PermissionError where a file must not be written.
    public func authorize(_ access: FileAccess, path: String) throws {
        switch access {
        case .read: return
        case .write:
            guard let root else { return }
            let folder = Self.real(path) ?? Self.real(Self.parent(of: path)) ?? path
            if folder != root, !folder.hasPrefix(root == "/" ? root : root + "/") {
                throw Raised.system(EACCES, "Permission denied", file: path)
            }
        }
    }

    private static func real(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
