#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Whole files as bytes.
public enum Files {
    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    public static func read(_ path: String) throws(FileFailure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure(path) }
        defer { close(descriptor) }
        return try read(descriptor: descriptor, name: path)
    }

    /// Reads up to the end, from a pipe too.
    public static func read(descriptor: Int32, name: String) throws(FileFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = piece.withUnsafeMutableBytes { fill(descriptor, $0) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileFailure(name) }
            guard count > 0 else { return bytes }
            bytes += piece[..<count]
        }
    }

    /// Replaces a file as a whole: whoever reads it meanwhile sees the old one or the new one.
    public static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
        let draft = "\(path).\(getpid()).new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileFailure(path) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { put(descriptor, $0) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let failure = FileFailure(path)
                close(descriptor)
                unlink(draft)
                throw failure
            }
            rest = rest.dropFirst(count)
        }
        fsync(descriptor)
        close(descriptor)
        guard rename(draft, path) == 0 else {
            let failure = FileFailure(path)
            unlink(draft)
            throw failure
        }
        // The new name must be on the disk too.
        let folder = open(self.folder(of: path), O_RDONLY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    /// The path that links lead to; the path itself where there is nothing yet.
    public static func resolved(_ path: String) -> String {
        guard let found = realpath(path, nil) else { return path }
        defer { free(found) }
        return String(cString: found)
    }

    /// The folder of a path: `.`, `/`, or what stands before the last slash.
    public static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

/// A file that the system refused, in Python's words.
public struct FileFailure: Error, Hashable, Sendable {
    public let path: String
    public let code: Int32

    /// The last call's failure.
    init(_ path: String) {
        self.path = path
        code = errno
    }

    /// `FileNotFoundError: [Errno 2] No such file or directory: 'x'`
    public var lastLine: String {
        let name =
            switch code {
            case ENOENT: "FileNotFoundError"
            case EACCES, EPERM: "PermissionError"
            case EISDIR: "IsADirectoryError"
            case ENOTDIR: "NotADirectoryError"
            default: "OSError"
            }
        return "\(name): [Errno \(code)] \(String(cString: strerror(code))): '\(path)'"
    }
}

private func fill(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, buffer.baseAddress, buffer.count)
}

private func put(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    write(descriptor, buffer.baseAddress, buffer.count)
}
