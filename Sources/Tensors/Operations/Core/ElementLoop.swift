/// The order in which an element-wise operation walks over its result and up to three operands: axes that follow each
/// other in all of them are merged, the innermost axis is the last.
struct ElementLoop {
    private(set) var sizes = Shape()
    private(set) var result = Shape()
    private(set) var first = Shape()
    private(set) var second = Shape()
    private(set) var third = Shape()

    init(_ shape: Shape, result: Shape, first: Shape, second: Shape? = nil, third: Shape? = nil) {
        let second = second ?? first
        let third = third ?? first
        for axis in ElementLoop.byStride(shape, result) where shape[axis] != 1 {
            let size = shape[axis]
            let last = sizes.count - 1
            if last >= 0, self.result[last] == result[axis] * size, self.first[last] == first[axis] * size,
                self.second[last] == second[axis] * size, self.third[last] == third[axis] * size
            {
                sizes[last] *= size
                self.result[last] = result[axis]
                self.first[last] = first[axis]
                self.second[last] = second[axis]
                self.third[last] = third[axis]
            } else {
                sizes.append(size)
                self.result.append(result[axis])
                self.first.append(first[axis])
                self.second.append(second[axis])
                self.third.append(third[axis])
            }
        }
        if sizes.isEmpty {
            sizes.append(1)
            self.result.append(0)
            self.first.append(0)
            self.second.append(0)
            self.third.append(0)
        }
    }

    /// The axes in descending order of the result's strides, so that the result is written in the order of memory.
    private static func byStride(_ shape: Shape, _ strides: Shape) -> Shape {
        var order = Shape(shape.indices)
        var end = 1
        while end < order.count {
            var place = end
            while place > 0, strides[order[place - 1]] < strides[order[place]] {
                order.swapAt(place - 1, place)
                place -= 1
            }
            end += 1
        }
        return order
    }

    /// Calls `body` with the place of each innermost row in the result and in the operands.
    @inline(__always)
    func forEachRow(_ body: (_ result: Int, _ first: Int, _ second: Int, _ third: Int) -> Void) {
        if sizes.numel == 0 { return }
        let outer = sizes.count - 1
        if outer == 0 { return body(0, 0, 0, 0) }
        var index = Shape(repeating: 0, count: outer)
        var (a, b, c, d) = (0, 0, 0, 0)
        while true {
            body(a, b, c, d)
            var axis = outer - 1
            while true {
                index[axis] += 1
                a += result[axis]
                b += first[axis]
                c += second[axis]
                d += third[axis]
                if index[axis] < sizes[axis] { break }
                a -= result[axis] * sizes[axis]
                b -= first[axis] * sizes[axis]
                c -= second[axis] * sizes[axis]
                d -= third[axis] * sizes[axis]
                index[axis] = 0
                if axis == 0 { return }
                axis -= 1
            }
        }
    }

    var rowCount: Int { sizes[sizes.count - 1] }
    var resultStep: Int { result[result.count - 1] }
    var firstStep: Int { first[first.count - 1] }
    var secondStep: Int { second[second.count - 1] }
    var thirdStep: Int { third[third.count - 1] }
}

extension Tensor {
    /// Strides that make this tensor look like one of `shape`: 0 where it is repeated.
    func strides(broadcastTo shape: Shape) -> Shape {
        var result = Shape(repeating: 0, count: shape.count)
        let lead = shape.count - self.shape.count
        for axis in self.shape.indices where self.shape[axis] != 1 || shape[axis + lead] == 1 {
            result[axis + lead] = strides[axis]
        }
        return result
    }

    /// Writes `transform` of every element into `result`, which has the shape that `input` broadcasts to.
    @inline(__always)
    static func map<Input: TensorScalar, Output: TensorScalar>(
        _ input: Tensor, into result: Tensor, _ transform: (Input) -> Output
    ) {
        let source = input.pointer(as: Input.self)
        let target = result.pointer(as: Output.self)
        if input.shape == result.shape, input.strides == result.strides || input.isContiguous && result.isContiguous,
            result.isDense
        {
            for index in 0..<result.numel { target[index] = transform(source[index]) }
            return
        }
        let loop = ElementLoop(
            result.shape, result: result.strides, first: input.strides(broadcastTo: result.shape))
        let (count, step, resultStep) = (loop.rowCount, loop.firstStep, loop.resultStep)
        loop.forEachRow { place, first, _, _ in
            let (row, source) = (target + place, source + first)
            for index in 0..<count { row[index &* resultStep] = transform(source[index &* step]) }
        }
    }

    /// Writes `combine` of the elements of two tensors into `result`, which has the shape that both broadcast to.
    @inline(__always)
    static func zip<First: TensorScalar, Second: TensorScalar, Output: TensorScalar>(
        _ first: Tensor, _ second: Tensor, into result: Tensor, _ combine: (First, Second) -> Output
    ) {
        let left = first.pointer(as: First.self)
        let right = second.pointer(as: Second.self)
        let target = result.pointer(as: Output.self)
        if first.shape == result.shape, second.shape == result.shape, result.isDense,
            first.strides == result.strides && second.strides == result.strides
                || first.isContiguous && second.isContiguous && result.isContiguous
        {
            for index in 0..<result.numel { target[index] = combine(left[index], right[index]) }
            return
        }
        let loop = ElementLoop(
            result.shape, result: result.strides, first: first.strides(broadcastTo: result.shape),
            second: second.strides(broadcastTo: result.shape))
        let count = loop.rowCount
        let (step, leftStep, rightStep) = (loop.resultStep, loop.firstStep, loop.secondStep)
        loop.forEachRow { place, first, second, _ in
            let (row, left, right) = (target + place, left + first, right + second)
            if step == 1, leftStep == 1, rightStep == 1 {
                for index in 0..<count { row[index] = combine(left[index], right[index]) }
            } else if step == 1, leftStep == 1, rightStep == 0 {
                let constant = right[0]
                for index in 0..<count { row[index] = combine(left[index], constant) }
            } else {
                for index in 0..<count {
                    row[index &* step] = combine(left[index &* leftStep], right[index &* rightStep])
                }
            }
        }
    }

    /// Writes `combine` of the elements of three tensors into `result`, which has the shape that all broadcast to.
    @inline(__always)
    static func zip<First: TensorScalar, Second: TensorScalar, Third: TensorScalar, Output: TensorScalar>(
        _ first: Tensor, _ second: Tensor, _ third: Tensor, into result: Tensor,
        _ combine: (First, Second, Third) -> Output
    ) {
        let one = first.pointer(as: First.self)
        let two = second.pointer(as: Second.self)
        let three = third.pointer(as: Third.self)
        let target = result.pointer(as: Output.self)
        let loop = ElementLoop(
            result.shape, result: result.strides, first: first.strides(broadcastTo: result.shape),
            second: second.strides(broadcastTo: result.shape), third: third.strides(broadcastTo: result.shape))
        let (count, step) = (loop.rowCount, loop.resultStep)
        let (oneStep, twoStep, threeStep) = (loop.firstStep, loop.secondStep, loop.thirdStep)
        loop.forEachRow { place, first, second, third in
            let (row, one, two, three) = (target + place, one + first, two + second, three + third)
            if step == 1, oneStep == 1, twoStep == 1, threeStep == 1 {
                for index in 0..<count { row[index] = combine(one[index], two[index], three[index]) }
            } else {
                for index in 0..<count {
                    row[index &* step] = combine(
                        one[index &* oneStep], two[index &* twoStep], three[index &* threeStep])
                }
            }
        }
    }
}
