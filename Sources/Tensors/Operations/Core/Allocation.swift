#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What keeps a slip of the keyboard (`torch.zeros(10**12)`, a target of another shape) from ending the program.
extension Shape {
    /// Throws where no tensor of these sizes can be made: for a negative size, and for more bytes than the machine has.
    public func checkAllocation(_ dtype: DType) throws {
        var count = dtype.itemSize
        var hasZero = false
        var overflows = false
        for axis in indices {
            let size = self[axis]
            guard size >= 0 else { throw TensorError.negativeDimension(size, array) }
            if size == 0 { hasZero = true }
            let (product, overflow) = count.multipliedReportingOverflow(by: Swift.max(size, 1))
            count = product
            if overflow { overflows = true }
        }
        if hasZero { return }
        guard !overflows else {
            throw TensorError(.runtimeError, "Storage size calculation overflowed with sizes=\(self)", shapes: [self])
        }
        guard count < 1 << 30 || count < Shape.physicalMemory else {
            throw TensorError(
                .runtimeError,
                "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to "
                    + "allocate \(count) bytes. Error code 12 (Cannot allocate memory)", shapes: [self])
        }
    }

    private static var physicalMemory: Int { sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)) }

    /// The product of the sizes, nil if it cannot be counted.
    var countedElements: Int? {
        var count = 1
        for axis in indices {
            let (product, overflow) = count.multipliedReportingOverflow(by: self[axis])
            if overflow { return nil }
            count = product
        }
        return count
    }
}
