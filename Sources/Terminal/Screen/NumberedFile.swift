#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `loss-1.svg`, `loss-2.svg`…: a new file in the working directory that replaces none.
enum NumberedFile {
    enum Outcome {
        case written(String)
        case failed(String)
    }

    static func write(_ text: String, name: String, suffix: String) -> Outcome {
        for number in 1..<10_000 {
            let path = "\(name)-\(number).\(suffix)"
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            if descriptor < 0 {
                if errno == EEXIST { continue }
                return .failed(String(cString: strerror(errno)))
            }
            defer { close(descriptor) }
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { put(descriptor, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return .failed(String(cString: strerror(errno))) }
                rest = rest.dropFirst(count)
            }
            return .written(path)
        }
        return .failed("there are too many \(name) files")
    }
}

private func put(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
