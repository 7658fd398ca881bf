/// The elements of a tensor as rows to be reduced: the reduced axes last, everything row-major.
struct Rows {
    let tensor: Tensor
    /// How many results there will be.
    let count: Int
    /// How many elements make one result.
    let length: Int

    init(_ tensor: Tensor, _ dims: DimSet) {
        var order: [Int] = []
        for axis in tensor.shape.indices where !dims.contains(axis) { order.append(axis) }
        count = order.reduce(1) { $0 * tensor.shape[$1] }
        for axis in tensor.shape.indices where dims.contains(axis) { order.append(axis) }
        length = dims.count(in: tensor.shape)
        let permuted = Tensor(
            storage: tensor.storage, shape: Shape(order.map { tensor.shape[$0] }),
            strides: Shape(order.map { tensor.strides[$0] }), offset: tensor.offset, dtype: tensor.dtype)
        self.tensor = permuted.rowMajor()
    }

    /// Writes `reduce` of every row into `result`, which is row-major.
    @inline(__always)
    func reduce<Element: TensorScalar, Output: TensorScalar>(
        into result: Tensor, _ reduce: (UnsafePointer<Element>, Int) -> Output
    ) {
        let source = UnsafePointer(tensor.pointer(as: Element.self))
        let target = result.pointer(as: Output.self)
        for row in 0..<count { target[row] = reduce(source + row * length, length) }
    }
}
