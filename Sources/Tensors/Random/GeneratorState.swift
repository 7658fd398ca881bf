import CKernels

extension Generator {
    /// Bytes of `get_rng_state()`.
    public static let stateByteCount = 5056

    private enum Field {
        static let seed = 0
        static let left = 8
        static let seeded = 12
        static let next = 16
        static let words = 24
        static let cached = 5024
        static let isCached = 5040
    }

    /// The next word's position and the words left before the next twist, as PyTorch's state shows them.
    public var position: (next: Int, left: Int) { (Int(engine.state.pointee.next), Int(engine.state.pointee.left)) }

    /// The state in PyTorch's layout, little endian.
    public var state: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Generator.stateByteCount)
        bytes.withUnsafeMutableBytes { raw in
            let engine = engine.state
            raw.storeBytes(of: initialSeed.littleEndian, toByteOffset: Field.seed, as: UInt64.self)
            raw.storeBytes(of: engine.pointee.left.littleEndian, toByteOffset: Field.left, as: Int32.self)
            raw.storeBytes(of: Int32(1).littleEndian, toByteOffset: Field.seeded, as: Int32.self)
            raw.storeBytes(of: UInt64(engine.pointee.next).littleEndian, toByteOffset: Field.next, as: UInt64.self)
            withUnsafeBytes(of: &engine.pointee.words) { words in
                for index in 0..<624 {
                    let word = UInt64(words.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
                    raw.storeBytes(of: word.littleEndian, toByteOffset: Field.words + 8 * index, as: UInt64.self)
                }
            }
            if let cachedNormal {
                raw.storeBytes(of: cachedNormal.bitPattern.littleEndian, toByteOffset: Field.cached, as: UInt64.self)
                raw.storeBytes(of: Int32(1).littleEndian, toByteOffset: Field.isCached, as: Int32.self)
            }
        }
        return bytes
    }

    /// `set_rng_state`; throws when the bytes are not such a state.
    public func setState(_ bytes: [UInt8]) throws {
        guard bytes.count == Generator.stateByteCount else { throw TensorError.generatorStateSize(bytes.count) }
        try bytes.withUnsafeBytes { raw in
            let next = raw.word(Field.next)
            let left = raw.half(Field.left)
            guard raw.half(Field.seeded) == 1, next <= 624, left >= 1, left <= 624 else {
                throw TensorError.generatorStateInvalid
            }
            initialSeed = raw.word(Field.seed)
            let engine = engine.state
            engine.pointee.left = left
            engine.pointee.next = Int32(truncatingIfNeeded: next)
            withUnsafeMutableBytes(of: &engine.pointee.words) { words in
                for index in 0..<624 {
                    let value = UInt32(truncatingIfNeeded: raw.word(Field.words + 8 * index))
                    words.storeBytes(of: value, toByteOffset: 4 * index, as: UInt32.self)
                }
            }
            cachedNormal = raw.half(Field.isCached) == 1 ? Double(bitPattern: raw.word(Field.cached)) : nil
        }
    }

    /// `get_state()`: a uint8 tensor `(5056,)`.
    public func getState() -> Tensor {
        let result = Tensor(uninitialized: [Generator.stateByteCount], dtype: .uint8)
        state.withUnsafeBytes {
            UnsafeMutableRawBufferPointer(start: result.storage.bytes, count: $0.count).copyMemory(from: $0)
        }
        return result
    }

    /// `set_state()`: takes what `getState` gave.
    public func setState(_ tensor: Tensor) throws {
        guard tensor.dtype == .uint8 else { throw TensorError.generatorStateType }
        guard tensor.isContiguous else { throw TensorError.generatorStateInvalid }
        let pointer: UnsafeMutablePointer<UInt8> = tensor.pointer()
        try setState(Array(UnsafeBufferPointer(start: pointer, count: tensor.numel)))
    }

    /// An independent generator that will draw the same numbers.
    public func clone() -> Generator {
        let copy = Generator(seed: initialSeed)
        copy.engine.copy(engine)
        copy.cachedNormal = cachedNormal
        return copy
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func word(_ offset: Int) -> UInt64 {
        UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    fileprivate func half(_ offset: Int) -> Int32 {
        Int32(littleEndian: loadUnaligned(fromByteOffset: offset, as: Int32.self))
    }
}

extension TensorError {
    static let generatorStateType = TensorError(.typeError, "RNG state must be a torch.ByteTensor")
    static let generatorStateInvalid = TensorError(.runtimeError, "Invalid mt19937 state")

    static func generatorStateSize(_ count: Int) -> TensorError {
        TensorError(
            .runtimeError,
            "Expected a CPUGeneratorImplState of size \(Generator.stateByteCount) but found the input RNG state size to be \(count)"
        )
    }
}
