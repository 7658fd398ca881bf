import CKernels

/// The products of matrices over raw memory, one place for every dtype.
protocol MatrixScalar: ArithmeticScalar {
    /// C (m, n), row-major, = A·B. Element (i, l) of A lies at i·aRow + l·aColumn; rows of B lie bRow apart.
    static func product(
        _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Self>, _ aRow: Int, _ aColumn: Int, _ b: UnsafePointer<Self>,
        _ bRow: Int, _ c: UnsafeMutablePointer<Self>)
}

extension MatrixScalar where Self: FixedWidthInteger {
    static func product(
        _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Self>, _ aRow: Int, _ aColumn: Int, _ b: UnsafePointer<Self>,
        _ bRow: Int, _ c: UnsafeMutablePointer<Self>
    ) {
        c.update(repeating: 0, count: m * n)
        for i in 0..<m {
            for l in 0..<k {
                let factor = a[i * aRow + l * aColumn]
                for j in 0..<n { c[i * n + j] = c[i * n + j] &+ factor &* b[l * bRow + j] }
            }
        }
    }
}

extension Int64: MatrixScalar {}
extension Int32: MatrixScalar {}
extension UInt8: MatrixScalar {}

/// CBLAS takes A only with one of its strides 1.
private func paysBLAS(_ m: Int, _ n: Int, _ k: Int, _ aRow: Int, _ aColumn: Int) -> Bool {
    BLAS.pays(m, n, k) && (aColumn == 1 && aRow >= k || aRow == 1 && aColumn >= m)
}

extension Float: MatrixScalar {
    static func product(
        _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Float>, _ aRow: Int, _ aColumn: Int, _ b: UnsafePointer<Float>,
        _ bRow: Int, _ c: UnsafeMutablePointer<Float>
    ) {
        if paysBLAS(m, n, k, aRow, aColumn) {
            let isPlain = aColumn == 1
            BLAS.product(
                m, n, k, .init(a, stride: isPlain ? aRow : aColumn, isTransposed: !isPlain), .init(b, stride: bRow), c,
                stride: n)
        } else {
            ck_product_f32(m, n, k, a, aRow, aColumn, b, bRow, c, n, 0)
        }
    }
}

extension Double: MatrixScalar {
    static func product(
        _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Double>, _ aRow: Int, _ aColumn: Int,
        _ b: UnsafePointer<Double>, _ bRow: Int, _ c: UnsafeMutablePointer<Double>
    ) {
        if paysBLAS(m, n, k, aRow, aColumn) {
            let isPlain = aColumn == 1
            BLAS.product(
                m, n, k, .init(a, stride: isPlain ? aRow : aColumn, isTransposed: !isPlain), .init(b, stride: bRow), c,
                stride: n)
        } else {
            ck_product_f64(m, n, k, a, aRow, aColumn, b, bRow, c, n, 0)
        }
    }
}

extension Tensor {
    /// The products of the matrices in the two last axes, batch by batch; the shapes fit and the dtypes agree. The graph
    /// does not see it.
    ///
    /// - Parameter batch: the sizes of the axes before, to which both operands' broadcast.
    static func matrixProduct(_ left: Tensor, _ right: Tensor, batch: Shape) throws -> Tensor {
        if left.dtype.isNarrow {
            return try matrixProduct(left.widened, right.widened, batch: batch).cast(to: left.dtype)
        }
        let (m, n) = (left.shape[left.rank - 2], right.shape[right.rank - 1])
        var shape = batch
        shape.append(m)
        shape.append(n)
        try shape.checkAllocation(left.dtype)
        let result = Tensor(uninitialized: shape, dtype: left.dtype)
        let right = right.hasPlainRows ? right : right.contiguousCopy()
        switch left.dtype {
        case .float32: multiply(Float.self, left, right, batch, result)
        case .float64: multiply(Double.self, left, right, batch, result)
        case .int64: multiply(Int64.self, left, right, batch, result)
        case .int32: multiply(Int32.self, left, right, batch, result)
        case .uint8, .bool: multiply(UInt8.self, left, right, batch, result)
        case .int16, .int8, .float16, .bfloat16: break
        case .complex64, .complex128: throw TensorError.noProduct("addmm_impl_cpu_", left.dtype)
        }
        return result
    }

    /// The elements of a row of the last matrix stand side by side.
    private var hasPlainRows: Bool {
        let columns = shape[rank - 1]
        return columns <= 1 || strides[rank - 1] == 1 && strides[rank - 2] >= columns
    }

    private static func multiply<Element: MatrixScalar>(
        _: Element.Type, _ left: Tensor, _ right: Tensor, _ batch: Shape, _ result: Tensor
    ) {
        let (m, k, n) = (left.shape[left.rank - 2], left.shape[left.rank - 1], right.shape[right.rank - 1])
        let c = result.storage.bytes.assumingMemoryBound(to: Element.self)
        let a = left.storage.bytes.assumingMemoryBound(to: Element.self) + left.offset
        let b = right.storage.bytes.assumingMemoryBound(to: Element.self) + right.offset
        let (aRow, aColumn) = (left.strides[left.rank - 2], left.strides[left.rank - 1])
        let bRow = right.strides[right.rank - 2]
        if m * n == 0 { return }
        if k == 0 { return result.writeZeros() }
        if batch.isEmpty { return Element.product(m, n, k, a, aRow, aColumn, b, bRow, c) }
        let (aBatch, bBatch) = (left.batchStrides(batch), right.batchStrides(batch))
        var index = Shape(repeating: 0, count: batch.count)
        for place in 0..<batch.numel {
            var (aStart, bStart) = (0, 0)
            for axis in batch.indices {
                aStart += index[axis] * aBatch[axis]
                bStart += index[axis] * bBatch[axis]
            }
            Element.product(m, n, k, a + aStart, aRow, aColumn, b + bStart, bRow, c + place * m * n)
            var axis = batch.count - 1
            while axis >= 0 {
                index[axis] += 1
                if index[axis] < batch[axis] { break }
                index[axis] = 0
                axis -= 1
            }
        }
    }

    /// Strides of the batch axes, 0 where they are repeated.
    private func batchStrides(_ batch: Shape) -> Shape {
        var result = Shape(repeating: 0, count: batch.count)
        let lead = batch.count - (rank - 2)
        for axis in 0..<(rank - 2) where shape[axis] != 1 { result[axis + lead] = strides[axis] }
        return result
    }
}
