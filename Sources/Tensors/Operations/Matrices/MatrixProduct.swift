import CKernels
import COpenBLAS

/// Products of matrices, not recorded. Each element is one chain of fused multiply-adds over k from 0, as PyTorch's are
/// for all but the smallest shapes; large products go to CBLAS.
enum MatrixProduct {
    /// Above this many multiplications a product goes to CBLAS.
    private static let blasThreshold = 48 * 48 * 48

    /// A (…, m, k) · B (…, k, n) with the same leading axes on both, of the same dtype, to a row-major (…, m, n).
    static func batched(_ a: Tensor, _ b: Tensor) -> Tensor {
        let rank = a.rank
        let (m, k, n) = (a.shape[rank - 2], a.shape[rank - 1], b.shape[rank - 1])
        var shape = a.shape
        shape[rank - 1] = n
        let result = Tensor(uninitialized: shape, dtype: a.dtype)
        if result.numel == 0 { return result }
        if k == 0 {
            result.writeZeros()
            return result
        }
        let sides = Sides(
            m: m, k: k, n: n, aRow: a.strides[rank - 2], aColumn: a.strides[rank - 1], bRow: b.strides[rank - 2],
            bColumn: b.strides[rank - 1])
        var (outer, aOuter, bOuter) = (shape, a.strides, b.strides)
        for _ in 0..<2 {
            outer.remove(at: outer.count - 1)
            aOuter.remove(at: aOuter.count - 1)
            bOuter.remove(at: bOuter.count - 1)
        }
        var index = Shape(repeating: 0, count: outer.count)
        var (aPlace, bPlace) = (0, 0)
        for batch in 0..<outer.numel {
            multiply(a, aPlace, b, bPlace, result, batch * m * n, sides)
            var axis = outer.count - 1
            while axis >= 0 {
                index[axis] += 1
                aPlace += aOuter[axis]
                bPlace += bOuter[axis]
                if index[axis] < outer[axis] { break }
                aPlace -= aOuter[axis] * outer[axis]
                bPlace -= bOuter[axis] * outer[axis]
                index[axis] = 0
                axis -= 1
            }
        }
        return result
    }

    fileprivate struct Sides {
        let m, k, n: Int
        let aRow, aColumn, bRow, bColumn: Int

        var paysBLAS: Bool {
            m >= 4 && n >= 4 && m * n * k > blasThreshold && (aRow == 1 || aColumn == 1) && (bRow == 1 || bColumn == 1)
        }
    }

    private static func multiply(
        _ a: Tensor, _ aPlace: Int, _ b: Tensor, _ bPlace: Int, _ c: Tensor, _ cPlace: Int, _ sides: Sides
    ) {
        switch a.dtype {
        case .float32:
            let (x, y) = (a.pointer(as: Float.self) + aPlace, b.pointer(as: Float.self) + bPlace)
            let z = c.pointer(as: Float.self) + cPlace
            if sides.paysBLAS { return single(x, y, z, sides) }
            if sides.bColumn == 1 || sides.n == 1 {
                ck_product_f32(
                    sides.m, sides.n, sides.k, x, sides.aRow, sides.aColumn, y, sides.bRow, z, sides.n, 0)
            } else {
                let packed = ck_scratch(0, sides.k * padded(sides.n) * 4).assumingMemoryBound(to: Float.self)
                pack(y, into: packed, sides)
                ck_product_packed_f32(
                    sides.m, sides.n, sides.k, x, sides.aRow, sides.aColumn, packed, padded(sides.n), nil, z, sides.n)
            }
        case .float64:
            let (x, y) = (a.pointer(as: Double.self) + aPlace, b.pointer(as: Double.self) + bPlace)
            let z = c.pointer(as: Double.self) + cPlace
            if sides.paysBLAS { return double(x, y, z, sides) }
            if sides.bColumn == 1 || sides.n == 1 {
                ck_product_f64(
                    sides.m, sides.n, sides.k, x, sides.aRow, sides.aColumn, y, sides.bRow, z, sides.n, 0)
            } else {
                let packed = ck_scratch(0, sides.k * padded(sides.n) * 8).assumingMemoryBound(to: Double.self)
                pack(y, into: packed, sides)
                ck_product_packed_f64(
                    sides.m, sides.n, sides.k, x, sides.aRow, sides.aColumn, packed, padded(sides.n), nil, z, sides.n)
            }
        case .int64: integers(Int64.self, a, aPlace, b, bPlace, c, cPlace, sides)
        case .int32: integers(Int32.self, a, aPlace, b, bPlace, c, cPlace, sides)
        case .uint8: integers(UInt8.self, a, aPlace, b, bPlace, c, cPlace, sides)
        case .bool: integers(Bool.self, a, aPlace, b, bPlace, c, cPlace, sides)
        }
    }

    private static func padded(_ n: Int) -> Int { (n + 7) & ~7 }

    /// B as rows that follow each other, padded with zeros to whole vectors.
    @inline(__always)
    private static func pack<Element: FloatScalar>(
        _ b: UnsafeMutablePointer<Element>, into packed: UnsafeMutablePointer<Element>, _ sides: Sides
    ) {
        let width = padded(sides.n)
        for row in 0..<sides.k {
            for column in 0..<sides.n {
                packed[row * width + column] = b[row * sides.bRow + column * sides.bColumn]
            }
            for column in sides.n..<width { packed[row * width + column] = 0 }
        }
    }

    private static func integers<Element: ArithmeticScalar>(
        _ type: Element.Type, _ a: Tensor, _ aPlace: Int, _ b: Tensor, _ bPlace: Int, _ c: Tensor, _ cPlace: Int,
        _ sides: Sides
    ) {
        let (x, y) = (a.pointer(as: Element.self) + aPlace, b.pointer(as: Element.self) + bPlace)
        let z = c.pointer(as: Element.self) + cPlace
        for row in 0..<sides.m {
            for column in 0..<sides.n {
                var sum = Element.zero
                for l in 0..<sides.k {
                    sum = Element.addingProduct(
                        sum, x[row * sides.aRow + l * sides.aColumn], y[l * sides.bRow + column * sides.bColumn])
                }
                z[row * sides.n + column] = sum
            }
        }
    }

    private static func single(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>, _ sides: Sides
    ) {
        let (aIsPlain, bIsPlain) = (sides.aColumn == 1, sides.bColumn == 1)
        cblas_sgemm(
            CblasRowMajor, aIsPlain ? CblasNoTrans : CblasTrans, bIsPlain ? CblasNoTrans : CblasTrans, blasint(sides.m),
            blasint(sides.n), blasint(sides.k), 1, a, sides.leadingA, b, sides.leadingB, 0, c, blasint(sides.n))
    }

    private static func double(
        _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ c: UnsafeMutablePointer<Double>, _ sides: Sides
    ) {
        let (aIsPlain, bIsPlain) = (sides.aColumn == 1, sides.bColumn == 1)
        cblas_dgemm(
            CblasRowMajor, aIsPlain ? CblasNoTrans : CblasTrans, bIsPlain ? CblasNoTrans : CblasTrans, blasint(sides.m),
            blasint(sides.n), blasint(sides.k), 1, a, sides.leadingA, b, sides.leadingB, 0, c, blasint(sides.n))
    }
}

extension MatrixProduct.Sides {
    fileprivate var leadingA: blasint { blasint(Swift.max(aColumn == 1 ? aRow : aColumn, aColumn == 1 ? k : m)) }
    fileprivate var leadingB: blasint { blasint(Swift.max(bColumn == 1 ? bRow : bColumn, bColumn == 1 ? n : k)) }
}
