/// An n-dimensional array with its place in the autograd graph: a reference, as in PyTorch, so that `is` and in-place
/// operations mean the same.
///
/// Exclusive access to its properties is not checked at run time: one thread uses a tensor, and the checks would cost as
/// much as a small operation.
public final class Tensor {
    @exclusivity(unchecked) public internal(set) var storage: Storage
    @exclusivity(unchecked) public internal(set) var shape: Shape
    /// In elements.
    @exclusivity(unchecked) public internal(set) var strides: Shape
    /// In elements from the start of the storage.
    @exclusivity(unchecked) public internal(set) var offset: Int
    @exclusivity(unchecked) public internal(set) var dtype: DType

    /// The operation that made this tensor, as far as it has been recorded: read `gradNode`, which is up to date.
    @exclusivity(unchecked) var recordedNode: GradNode?
    /// Which of the node's results this is.
    @exclusivity(unchecked) public internal(set) var gradOutput = 0
    /// `requires_grad` of a leaf; a result of an operation requires it when it has a node.
    @exclusivity(unchecked) public internal(set) var leafRequiresGrad = false
    /// `.grad`.
    @exclusivity(unchecked) public var grad: Tensor?
    /// The tensor that this is a differentiable view of (never itself a view).
    @exclusivity(unchecked) public internal(set) var viewBase: Tensor?
    /// The storage's version when this view's history was last up to date.
    @exclusivity(unchecked) var viewVersion = 0
    /// Rarely used state: hooks, retained gradients.
    @exclusivity(unchecked) var autogradExtras: AutogradExtras?
    /// Made by `.data`: shares memory, but its in-place operations are hidden from version checks.
    @exclusivity(unchecked) public internal(set) var isDataAlias = false
    /// An `nn.Parameter`.
    @exclusivity(unchecked) public internal(set) var isParameter = false

    public init(storage: Storage, shape: Shape, strides: Shape, offset: Int, dtype: DType) {
        self.storage = storage
        self.shape = shape
        self.strides = strides
        self.offset = offset
        self.dtype = dtype
    }

    deinit {
        ReleaseQueue.release(&recordedNode)
    }

    /// A new contiguous tensor whose elements are not set yet.
    public convenience init(uninitialized shape: Shape, dtype: DType) {
        self.init(
            storage: Storage(byteCount: shape.numel * dtype.itemSize), shape: shape,
            strides: shape.contiguousStrides, offset: 0, dtype: dtype)
    }
}

extension Tensor {
    /// `dim()`.
    public var rank: Int { shape.count }
    public var numel: Int { shape.numel }
    public var isFloatingPoint: Bool { dtype.isFloatingPoint }

    public var requiresGrad: Bool { gradNode != nil || leafRequiresGrad }
    public var isLeaf: Bool { gradNode == nil }

    /// Row-major without gaps, as PyTorch decides it: axes of size 1 do not count, an empty tensor is contiguous.
    public var isContiguous: Bool {
        let shape = shape
        let strides = strides
        var expected = 1
        var axis = shape.count - 1
        while axis >= 0 {
            let size = shape[axis]
            if size == 0 { return true }
            if size != 1 {
                if strides[axis] != expected { return numel == 0 }
                expected *= size
            }
            axis -= 1
        }
        return true
    }

    /// The address of the first element, typed. `T` must be the scalar of `dtype`.
    @inline(__always)
    public func pointer<T: TensorScalar>(as type: T.Type = T.self) -> UnsafeMutablePointer<T> {
        assert(T.dtype == dtype)
        return storage.bytes.assumingMemoryBound(to: T.self) + offset
    }
}
