/// `torch.einsum`: sums of products by named axes.
public func einsum(_ equation: String, _ operands: [Tensor]) throws -> Tensor {
    let plan = try EinsumPlan(equation, operands)
    var terms = try Swift.zip(operands, plan.inputs).map { try plan.aligned($0, $1) }
    var result = terms.removeFirst()
    var remaining = plan.summed
    if terms.isEmpty {
        let dims = remaining.map { plan.position($0) }
        let summed = dims.isEmpty ? result.tensor : try result.tensor.sum(dims: dims, keepdim: true)
        return try plan.finished(summed)
    }
    var isContracted = false
    for (index, term) in terms.enumerated() {
        let later = terms[(index + 1)...]
        let ready = remaining.filter { label in !later.contains { $0.labels.contains(label) } }
        remaining.removeAll(where: ready.contains)
        (result, isContracted) = try plan.contract(result, term, ready.map { plan.position($0) })
    }
    let finished = try plan.finished(result.tensor)
    return isContracted ? try finished.renamedIfRecorded("ViewBackward0") : finished
}

extension Tensor {
    fileprivate func renamedIfRecorded(_ name: StaticString) throws -> Tensor {
        guard requiresGrad else { return self }
        let result = Tensor(storage: storage, shape: shape, strides: strides, offset: offset, dtype: dtype)
        return result.recorded(name, from: [self]) { gradient in [gradient] }
    }
}

/// An equation read against its operands. Labels of an ellipsis are numbers, the others letters.
private struct EinsumPlan {
    /// The labels of each operand's axes.
    let inputs: [[Character]]
    /// All labels: those of the result in its order, then those summed over.
    let order: [Character]
    let summed: [Character]

    struct Term {
        var tensor: Tensor
        var labels: Set<Character>
    }

    init(_ equation: String, _ operands: [Tensor]) throws {
        let text = Array(equation)
        var lists: [[Character]] = [[]]
        var output: [Character]?
        var place = 0
        while place < text.count {
            let character = text[place]
            switch character {
            case " ": break
            case ",": lists.append([])
            case "-":
                guard place + 1 < text.count, text[place + 1] == ">" else {
                    throw TensorError.invalidSubscript(place)
                }
                output = []
                place += 1
            case ".":
                guard place + 2 < text.count, text[place + 1] == ".", text[place + 2] == "." else {
                    throw TensorError.invalidEllipsis(place)
                }
                if output != nil { output?.append(".") } else { lists[lists.count - 1].append(".") }
                place += 2
            default:
                guard character.isASCII, character.isLetter else { throw TensorError.invalidSubscript(place) }
                if output != nil { output?.append(character) } else { lists[lists.count - 1].append(character) }
            }
            place += 1
        }
        guard lists.count <= operands.count else { throw TensorError.tooFewOperands }
        guard lists.count >= operands.count else { throw TensorError.tooManyOperands }
        var sizes: [Character: Int] = [:]
        var ellipsis = 0
        for (index, (list, operand)) in Swift.zip(lists, operands).enumerated() {
            let named = list.count { $0 != "." }
            if !list.contains("."), named != operand.rank {
                throw TensorError.subscriptCount(named, operand.rank, index)
            }
            guard named <= operand.rank else { throw TensorError.subscriptCount(named, operand.rank, index) }
            if list.contains(".") { ellipsis = Swift.max(ellipsis, operand.rank - named) }
        }
        let numbers = (0..<ellipsis).map { Character(UnicodeScalar(UInt8(48 + $0))) }
        inputs = Swift.zip(lists, operands).map { list, operand in
            list.flatMap { label in
                label == "." ? Array(numbers.suffix(operand.rank - list.count + 1)) : [label]
            }
        }
        for (index, (labels, operand)) in Swift.zip(inputs, operands).enumerated() {
            for (axis, label) in labels.enumerated() {
                let size = operand.shape[axis]
                if let known = sizes[label], known != 1, size != 1, known != size {
                    throw TensorError.subscriptSize(label, size, index, known)
                }
                if (sizes[label] ?? 1) == 1 { sizes[label] = size }
            }
        }
        let used = inputs.flatMap(\.self)
        let result: [Character]
        if let output {
            result = output.flatMap { $0 == "." ? numbers : [$0] }
            for label in result where sizes[label] == nil { throw TensorError.unknownOutput(label) }
            for label in result where result.count(where: { $0 == label }) > 1 {
                throw TensorError.repeatedOutput(label)
            }
        } else {
            let once = Set(used).filter { label in label.isLetter && used.count { $0 == label } == 1 }
            result = numbers + once.sorted()
        }
        summed = Set(used).subtracting(result).sorted()
        order = result + summed
    }

    func position(_ label: Character) -> Int { order.firstIndex(of: label) ?? 0 }

    /// The operand with one axis per label of the equation, of size 1 where it has none; repeated labels have become
    /// diagonals.
    func aligned(_ operand: Tensor, _ labels: [Character]) throws -> Term {
        var (tensor, labels) = (operand, labels)
        var axis = 0
        while axis < labels.count {
            if let second = labels[(axis + 1)...].firstIndex(of: labels[axis]) {
                guard tensor.shape[axis] == tensor.shape[second] else {
                    throw TensorError.repeatedSize(labels[axis], tensor.shape[second], tensor.shape[axis])
                }
                tensor = try tensor.diagonal(0, axis, second)
                let label = labels[axis]
                labels.remove(at: second)
                labels.remove(at: axis)
                labels.append(label)
                axis = 0
            } else {
                axis += 1
            }
        }
        let present = order.filter(labels.contains)
        let permutation = present.compactMap { labels.firstIndex(of: $0) }
        if permutation != Array(permutation.indices) || operand !== tensor {
            tensor = try tensor.permute(Shape(permutation))
        }
        for (axis, label) in order.enumerated() where !labels.contains(label) {
            tensor = try tensor.unsqueezedInGradient(axis)
        }
        return Term(tensor: tensor, labels: Set(labels))
    }

    /// The product of two aligned operands, summed over `dims`; the second result tells whether anything was summed.
    func contract(_ left: Term, _ right: Term, _ dims: [Int]) throws -> (Term, Bool) {
        let labels = left.labels.union(right.labels)
        if dims.isEmpty {
            let isOuter = left.labels.isDisjoint(with: right.labels)
            return (Term(tensor: try left.tensor.mul(right.tensor), labels: labels), !isOuter)
        }
        var (a, b) = (left.tensor, right.tensor)
        var shared: [Int] = []
        for dim in dims {
            switch (a.shape[dim] != 1, b.shape[dim] != 1) {
            case (true, true): shared.append(dim)
            case (true, false): a = try a.sum(dims: [dim], keepdim: true)
            case (false, true): b = try b.sum(dims: [dim], keepdim: true)
            case (false, false): break
            }
        }
        let kept = order.indices.filter { !dims.contains($0) }
        let batch = kept.filter { a.shape[$0] != 1 && b.shape[$0] != 1 }
        let onlyLeft = kept.filter { a.shape[$0] != 1 && b.shape[$0] == 1 }
        let onlyRight = kept.filter { a.shape[$0] == 1 && !batch.contains($0) }
        let rest = dims.filter { !shared.contains($0) }
        func size(_ tensor: Tensor, _ axes: [Int]) -> Int { axes.reduce(1) { $0 * tensor.shape[$1] } }
        let (rows, inner, columns) = (size(a, onlyLeft), size(a, shared), size(b, onlyRight))
        let batches = size(a, batch)
        let flatLeft = try a.permute(Shape(batch + onlyLeft + shared + onlyRight + rest))
            .reshapedInGradient(Shape([batches, rows, inner]))
        let flatRight = try b.permute(Shape(batch + shared + onlyRight + onlyLeft + rest))
            .reshapedInGradient(Shape([batches, inner, columns]))
        let product = try flatLeft.bmm(flatRight)
        let axes = batch + onlyLeft + onlyRight + shared + rest
        let sizes =
            batch.map { a.shape[$0] } + onlyLeft.map { a.shape[$0] } + onlyRight.map { b.shape[$0] }
            + (shared + rest).map { _ in 1 }
        let inverse = order.indices.map { axes.firstIndex(of: $0) ?? 0 }
        let result = try product.reshapedInGradient(Shape(sizes)).permute(Shape(inverse))
        return (Term(tensor: result, labels: labels), true)
    }

    /// Without the axes that have been summed over.
    func finished(_ tensor: Tensor) throws -> Tensor {
        summed.isEmpty ? tensor : try tensor.squeezed(from: order.count - summed.count)
    }
}

extension Tensor {
    /// Without the last axes, which have size 1.
    fileprivate func squeezed(from rank: Int) throws -> Tensor {
        var (sizes, steps) = (shape, strides)
        while sizes.count > rank {
            sizes.remove(at: sizes.count - 1)
            steps.remove(at: steps.count - 1)
        }
        let old = shape
        let name = gradNode?.name ?? "ViewBackward0"
        return view(shape: sizes, strides: steps, offset: offset).recorded(name, from: [self]) { gradient in
            [try gradient.reshapedInGradient(old)]
        }
    }
}

extension TensorError {
    static let tooFewOperands = TensorError(
        .runtimeError, "einsum(): fewer operands were provided than specified in the equation")
    static let tooManyOperands = TensorError(
        .runtimeError, "einsum(): more operands were provided than specified in the equation")

    static func invalidSubscript(_ index: Int) -> TensorError {
        TensorError(
            .runtimeError,
            "einsum(): invalid subscript given at index \(index) in the equation string, subscripts must be in [a-zA-Z]"
        )
    }

    static func invalidEllipsis(_ index: Int) -> TensorError {
        TensorError(
            .runtimeError,
            "einsum(): found '.' for operand \(index) that is not part of any ellipsis")
    }

    static func subscriptCount(_ count: Int, _ rank: Int, _ operand: Int) -> TensorError {
        TensorError(
            .runtimeError,
            "einsum(): the number of subscripts in the equation (\(count)) does not match the number of dimensions "
                + "(\(rank)) for operand \(operand) and no ellipsis was given")
    }

    static func subscriptSize(_ label: Character, _ size: Int, _ operand: Int, _ known: Int) -> TensorError {
        TensorError(
            .runtimeError,
            "einsum(): subscript \(label) has size \(size) for operand \(operand) which does not broadcast with previously "
                + "seen size \(known)")
    }

    static func repeatedSize(_ label: Character, _ size: Int, _ known: Int) -> TensorError {
        TensorError(
            .runtimeError,
            "einsum(): subscript \(label) is repeated for operand 0 but the sizes don't match, \(size) != \(known)")
    }

    static func unknownOutput(_ label: Character) -> TensorError {
        TensorError(
            .runtimeError,
            "einsum(): output subscript \(label) does not appear in the equation for any input operand")
    }

    static func repeatedOutput(_ label: Character) -> TensorError {
        TensorError(.runtimeError, "einsum(): output subscript \(label) appears more than once in the output")
    }
}
