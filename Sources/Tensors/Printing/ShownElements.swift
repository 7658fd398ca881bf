/// The elements of a tensor that its text shows, row-major: all of them, or the ends of long axes when it is summarised.
struct ShownElements {
    let shape: Shape
    /// How many elements stand at each end of an axis; nil where the axis is shown whole.
    let edges: [Int?]
    private(set) var values: [Scalar] = []

    /// `edgeItems` nil shows everything.
    init(_ tensor: Tensor, edgeItems: Int?) {
        shape = tensor.shape
        edges = tensor.shape.array.map { size in
            guard let edgeItems, size > 2 * edgeItems else { return nil }
            return edgeItems
        }
        gather(tensor, axis: 0, offset: 0)
    }

    private mutating func gather(_ tensor: Tensor, axis: Int, offset: Int) {
        guard axis < shape.count else { return values.append(tensor.scalar(at: offset)) }
        for index in indices(of: axis) {
            gather(tensor, axis: axis + 1, offset: offset + index * tensor.strides[axis])
        }
    }

    /// The shown positions of an axis.
    func indices(of axis: Int) -> [Int] {
        let size = shape[axis]
        guard let edge = edges[axis] else { return Array(0..<size) }
        return Array(0..<edge) + Array(size - edge..<size)
    }

    /// How many positions of an axis are shown.
    func count(of axis: Int) -> Int { edges[axis].map { 2 * $0 } ?? shape[axis] }
}
