#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the library does with files and folders; every access asks the host first.
enum FileSystem {
    enum Kind { case file, directory, other }

    static func authorize(_ access: FileAccess, _ path: String) throws {
        try Machine.current.pointee.interpreter.host.authorize(access, path: path)
    }

    /// The last failed system call as an OSError.
    static func failure(_ path: String?, code: Int32 = errno) -> Raised {
        Raised.system(code, String(cString: strerror(code)), file: path)
    }

    /// The bytes of a whole file.
    static func read(_ path: String) throws -> [UInt8] {
        try authorize(.read, path)
        if kind(path) == .directory { throw failure(path, code: EISDIR) }
        guard let file = fopen(path, "rb") else { throw failure(path) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count <= 0 { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        if ferror(file) != 0 { throw failure(path) }
        return bytes
    }

    /// Replaces a whole file.
    static func write(_ bytes: [UInt8], to path: String) throws {
        try authorize(.write, path)
        if kind(path) == .directory { throw failure(path, code: EISDIR) }
        guard let file = fopen(path, "wb") else { throw failure(path) }
        let count = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
        let code = errno
        if fclose(file) != 0 || count < bytes.count { throw failure(path, code: count < bytes.count ? code : errno) }
    }

    private static func status(_ path: String) -> stat? {
        var result = stat()
        return stat(path, &result) == 0 ? result : nil
    }

    /// nil where there is nothing.
    static func kind(_ path: String) -> Kind? {
        guard let status = status(path) else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .directory
        default: return .other
        }
    }

    static func size(_ path: String) throws -> Int {
        guard let status = status(path) else { throw failure(path) }
        return Int(status.st_size)
    }

    static func modificationTime(_ path: String) throws -> Double {
        guard let status = status(path) else { throw failure(path) }
        #if canImport(Glibc)
            return Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9
        #else
            return Double(status.st_mtimespec.tv_sec) + Double(status.st_mtimespec.tv_nsec) / 1e9
        #endif
    }

    /// The names in a folder, in no particular order.
    static func list(_ path: String) throws -> [String] {
        try authorize(.read, path)
        guard let directory = opendir(path) else { throw failure(path) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }

    static func makeDirectory(_ path: String, withParents: Bool, mayExist: Bool) throws {
        try authorize(.write, path)
        if mkdir(path, 0o777) == 0 { return }
        let code = errno
        if code == ENOENT, withParents, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try makeDirectory(String(path[..<slash]), withParents: true, mayExist: true)
            if mkdir(path, 0o777) == 0 { return }
            throw failure(path)
        }
        if code == EEXIST, mayExist, kind(path) == .directory { return }
        throw failure(path, code: code)
    }

    static func remove(_ path: String) throws {
        try authorize(.write, path)
        if unlink(path) != 0 { throw failure(path) }
    }

    static func removeDirectory(_ path: String) throws {
        try authorize(.write, path)
        if rmdir(path) != 0 { throw failure(path) }
    }

    static func rename(_ from: String, _ to: String) throws {
        try authorize(.write, to)
        #if canImport(Glibc)
            let result = Glibc.rename(from, to)
        #else
            let result = Darwin.rename(from, to)
        #endif
        if result != 0 { throw failure(from) }
    }

    static var currentDirectory: String {
        guard let buffer = getcwd(nil, 0) else { return "." }
        defer { free(buffer) }
        return String(cString: buffer)
    }

    static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
