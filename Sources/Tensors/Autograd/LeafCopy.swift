extension Tensor {
    /// A leaf that sees other memory as this one sees its own.
    public func leaf(over storage: Storage) -> Tensor {
        let copy = Tensor(storage: storage, shape: shape, strides: strides, offset: offset, dtype: dtype)
        copy.leafRequiresGrad = requiresGrad
        return copy
    }
}

extension Storage {
    /// Other memory with the same bytes.
    public func copy() -> Storage {
        let copy = Storage(byteCount: byteCount)
        copy.bytes.copyMemory(from: bytes, byteCount: byteCount)
        return copy
    }
}
