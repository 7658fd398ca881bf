#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The bytes behind one or more tensors, with the counter that in-place operations raise.
public final class Storage {
    public let bytes: UnsafeMutableRawPointer
    public let byteCount: Int
    /// Raised by every in-place operation; a saved tensor whose storage has moved on cannot be used by `backward`.
    public internal(set) var version = 0

    /// Uninitialised memory, aligned for the widest vectors.
    public init(byteCount: Int) {
        self.byteCount = byteCount
        bytes = UnsafeMutableRawPointer.allocate(byteCount: Swift.max(byteCount, 1), alignment: 64)
    }

    deinit { bytes.deallocate() }
}
