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
    @exclusivity(unchecked) public internal(set) var version = 0

    /// Uninitialised memory. Large ones are aligned for the widest vectors; small ones come faster without.
    public init(byteCount: Int) {
        self.byteCount = byteCount
        bytes = UnsafeMutableRawPointer.allocate(
            byteCount: Swift.max(byteCount, 1), alignment: byteCount < 2048 ? 16 : 64)
    }

    deinit { bytes.deallocate() }
}
