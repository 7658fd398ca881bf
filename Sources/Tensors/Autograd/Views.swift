/// Views share their base's memory and follow its place in the graph: an in-place operation on either changes the
/// history of both.
extension Tensor {
    /// A tensor over the same memory with other sizes, known to autograd as a view of this one. The caller records the
    /// operation: `x.view(shape: …, strides: …, offset: x.offset).recorded("ViewBackward0", from: [x]) { … }`.
    public func view(shape: Shape, strides: Shape, offset: Int) -> Tensor {
        let view = Tensor(storage: storage, shape: shape, strides: strides, offset: offset, dtype: dtype)
        view.isDataAlias = isDataAlias
        if ThreadState.isGradEnabled {
            view.viewBase = viewBase ?? self
            view.viewVersion = storage.version
        }
        return view
    }

    /// The operation that made this tensor, nil for leaves. A view whose base has been changed in place since then has
    /// been made by `AsStridedBackward0` from the base as it is now.
    public internal(set) var gradNode: GradNode? {
        get {
            if let base = viewBase, viewVersion != storage.version { rebuildViewHistory(from: base) }
            return recordedNode
        }
        set {
            recordedNode = newValue
            viewVersion = storage.version
        }
    }

    private func rebuildViewHistory(from base: Tensor) {
        viewVersion = storage.version
        guard recordedNode != nil || base.requiresGrad, let edge = base.gradientEdge, dtype.isFloatingPoint else {
            return
        }
        let view = Geometry(self)
        let whole = Geometry(base)
        recordedNode = GradNode(
            name: "AsStridedBackward0", edges: [edge], saved: [],
            backward: .single({ gradient in
                [try gradient.scattered(into: whole, at: view)]
            }))
        gradOutput = 0
    }
}

/// Where a tensor lies in its storage.
struct Geometry {
    let shape: Shape
    let strides: Shape
    let offset: Int

    init(_ tensor: Tensor) {
        shape = tensor.shape
        strides = tensor.strides
        offset = tensor.offset
    }

    init(shape: Shape, strides: Shape, offset: Int) {
        self.shape = shape
        self.strides = strides
        self.offset = offset
    }

    /// How many elements from the offset on these sizes and strides reach.
    var extent: Int {
        var last = 0
        for axis in shape.indices {
            if shape[axis] == 0 { return 0 }
            last += (shape[axis] - 1) * strides[axis]
        }
        return last + 1
    }
}

extension Tensor {
    /// Zeros laid out like `whole`, with this tensor added at the place of `part`: the gradient of reading that part.
    func scattered(into whole: Geometry, at part: Geometry) throws -> Tensor {
        let result = Tensor.zeros(laidOutLike: whole, dtype: dtype)
        let place = Tensor(
            storage: result.storage, shape: part.shape, strides: part.strides, offset: part.offset - whole.offset,
            dtype: dtype)
        place.accumulate(self)
        return result.recorded("AsStridedBackward0", from: [self]) { gradient in
            [try gradient.gathered(from: whole, at: part)]
        }
    }

    /// The part of this tensor, which has the shape of `whole`, that lies at the place of `part`.
    func gathered(from whole: Geometry, at part: Geometry) throws -> Tensor {
        let laidOut = Tensor.zeros(laidOutLike: whole, dtype: dtype)
        laidOut.write(self)
        let place = Tensor(
            storage: laidOut.storage, shape: part.shape, strides: part.strides, offset: part.offset - whole.offset,
            dtype: dtype)
        let result = place.contiguousCopy()
        return result.recorded("AsStridedBackward0", from: [self]) { gradient in
            [try gradient.scattered(into: whole, at: part)]
        }
    }

    /// A copy of this tensor, which has the shape of `whole`, with zeros at the place of `part`.
    func cleared(from whole: Geometry, at part: Geometry) throws -> Tensor {
        let laidOut = Tensor.zeros(laidOutLike: whole, dtype: dtype)
        laidOut.write(self)
        let place = Tensor(
            storage: laidOut.storage, shape: part.shape, strides: part.strides, offset: part.offset - whole.offset,
            dtype: dtype)
        place.writeZeros()
        return laidOut.recorded("CopySlices", from: [self]) { gradient in
            [try gradient.cleared(from: whole, at: part)]
        }
    }

    private static func zeros(laidOutLike geometry: Geometry, dtype: DType) -> Tensor {
        let storage = Storage(byteCount: geometry.extent * dtype.itemSize)
        storage.bytes.initializeMemory(as: UInt8.self, repeating: 0, count: storage.byteCount)
        return Tensor(storage: storage, shape: geometry.shape, strides: geometry.strides, offset: 0, dtype: dtype)
    }
}
