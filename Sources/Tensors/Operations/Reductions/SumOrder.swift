import CKernels

/// Sums in PyTorch's order of additions, on which the last digits depend.
struct SumOrder {
    /// The axes, fastest first, reduced ones before the others, merged where they follow each other in memory.
    private var sizes: [Int] = []
    private var inputStrides: [Int] = []
    private var outputStrides: [Int] = []

    /// `output` has one stride per axis of `input`, 0 for the axes summed over.
    init(_ input: Tensor, output: Shape) {
        for axis in SumOrder.order(input, output) where input.shape[axis] != 1 {
            let (size, step, outputStep) = (input.shape[axis], input.strides[axis], output[axis])
            if let last = sizes.indices.last, inputStrides[last] * sizes[last] == step,
                outputStrides[last] * sizes[last] == outputStep
            {
                sizes[last] *= size
            } else {
                sizes.append(size)
                inputStrides.append(step)
                outputStrides.append(outputStep)
            }
        }
        while sizes.count < 2 {
            sizes.append(1)
            inputStrides.append(0)
            outputStrides.append(0)
        }
    }

    private static func order(_ input: Tensor, _ output: Shape) -> [Int] {
        var order = Array(input.shape.indices.reversed())
        func comparison(_ inner: Int, _ outer: Int) -> Int {
            if (output[inner] == 0) != (output[outer] == 0) { return output[outer] == 0 ? 1 : -1 }
            for strides in [output, input.strides] {
                if strides[inner] == 0 || strides[outer] == 0 { continue }
                if strides[inner] != strides[outer] { return strides[inner] < strides[outer] ? -1 : 1 }
                if input.shape[inner] > input.shape[outer] { return 1 }
            }
            return 0
        }
        for end in order.indices.dropFirst() {
            var place = end
            for other in (0..<end).reversed() {
                let comparison = comparison(order[other], order[place])
                if comparison > 0 {
                    order.swapAt(other, place)
                    place = other
                } else if comparison < 0 {
                    break
                }
            }
        }
        return order
    }

    /// Calls `body` with every plane of the two fastest axes.
    func forEachPlane(
        _ body: (_ input: Int, _ output: Int, _ stride: Int, _ next: Int, _ size: Int, _ count: Int, _ step: Int) ->
            Void
    ) {
        var (first, second) = (0, 1)
        if outputStrides[0] != 0 && outputStrides[1] == 0 { swap(&first, &second) }
        var index = Array(repeating: 0, count: sizes.count)
        var (input, output) = (0, 0)
        while true {
            body(
                input, output, inputStrides[first], inputStrides[second], sizes[first], sizes[second],
                outputStrides[second])
            var axis = 2
            while axis < sizes.count {
                index[axis] += 1
                input += inputStrides[axis]
                output += outputStrides[axis]
                if index[axis] < sizes[axis] { break }
                input -= inputStrides[axis] * sizes[axis]
                output -= outputStrides[axis] * sizes[axis]
                index[axis] = 0
                axis += 1
            }
            if axis == sizes.count { return }
        }
    }
}

extension Tensor {
    /// The sums over `dims`, not recorded, of a float tensor; the result has those axes with size 1 unless removed.
    func floatSums(_ dims: DimSet, keepdim: Bool) -> Tensor {
        let result = Tensor(uninitialized: dims.removed(from: shape, keepdim: keepdim), dtype: dtype)
        if numel > 0, result.numel == 1, isContiguous, dtype == .float32 {
            let sum = result.pointer(as: Float.self)
            sum[0] = 0
            ck_sum_plane_f32(pointer(as: Float.self), 1, 0, Int64(numel), 1, sum, 0)
            return result
        }
        result.writeZeros()
        if numel == 0 { return result }
        if dtype == .float32, isContiguous, let run = dims.run(in: shape) {
            let (input, sums) = (pointer(as: Float.self), result.pointer(as: Float.self))
            let (outer, size, inner) = (run.outer, run.size, run.inner)
            if inner == 1 {
                ck_sum_plane_f32(input, 1, Int64(size), Int64(size), Int64(outer), sums, 1)
            } else {
                for block in 0..<outer {
                    ck_sum_plane_f32(
                        input + block * size * inner, Int64(inner), 1, Int64(size), Int64(inner), sums + block * inner,
                        1)
                }
            }
            return result
        }
        var steps = dims.removed(from: shape, keepdim: true).contiguousStrides
        for axis in shape.indices where dims.contains(axis) { steps[axis] = 0 }
        let order = SumOrder(self, output: steps)
        if order.isNotASum {
            result.write(asShaped(result.shape))
        } else if dtype == .float32 {
            let (input, output) = (pointer(as: Float.self), result.pointer(as: Float.self))
            order.forEachPlane { place, target, stride, next, size, count, step in
                ck_sum_plane_f32(
                    input + place, Int64(stride), Int64(next), Int64(size), Int64(count), output + target, Int64(step))
            }
        } else {
            let (input, output) = (pointer(as: Double.self), result.pointer(as: Double.self))
            order.forEachPlane { place, target, stride, next, size, count, step in
                ck_sum_plane_f64(
                    input + place, Int64(stride), Int64(next), Int64(size), Int64(count), output + target, Int64(step))
            }
        }
        return result
    }

    private func asShaped(_ shape: Shape) -> Tensor {
        let flat = rowMajor()
        return Tensor(
            storage: flat.storage, shape: shape, strides: shape.contiguousStrides, offset: flat.offset, dtype: dtype)
    }
}

extension SumOrder {
    /// True when every axis summed over has size 1.
    fileprivate var isNotASum: Bool { outputStrides[0] != 0 && (outputStrides[1] != 0 || sizes[1] == 1) }
}
