extension Tensor {
    /// `einsum`: sums of products along named axes, `"bij,bjk->bik"`.
    ///
    /// Operands are taken together from left to right; each pair becomes one batched matrix product.
    public static func einsum(_ equation: String, _ operands: [Tensor]) throws -> Tensor {
        let plan = try EinsumPlan(equation, operands)
        var terms: [Einsum.Term] = []
        for (operand, labels) in Swift.zip(operands, plan.inputs) {
            terms.append(try Einsum.Term(diagonals: operand, labels))
        }
        return try Einsum.evaluate(terms, to: plan.output)
    }
}

private enum Einsum {
    /// A tensor whose axes have names, each at most once.
    struct Term {
        var tensor: Tensor
        var labels: [Character]

        init(_ tensor: Tensor, _ labels: [Character]) {
            self.tensor = tensor
            self.labels = labels
        }

        /// Axes with the same name are walked together.
        init(diagonals tensor: Tensor, _ labels: [Character]) throws {
            self.init(tensor, labels)
            while let second = self.labels.indices.first(where: { self.labels[..<$0].contains(self.labels[$0]) }),
                let first = self.labels.firstIndex(of: self.labels[second])
            {
                let label = self.labels[second]
                self.tensor = try self.tensor.diagonal(0, first, second)
                self.labels.remove(at: second)
                self.labels.remove(at: first)
                self.labels.append(label)
            }
        }

        func size(_ label: Character) -> Int { labels.firstIndex(of: label).map { tensor.shape[$0] } ?? 1 }
    }

    static func evaluate(_ terms: [Term], to output: [Character]) throws -> Tensor {
        guard terms.count > 1 else { return try single(terms[0], output) }
        var result = terms[0]
        for place in 1..<terms.count {
            let later = terms[(place + 1)...].flatMap(\.labels)
            let kept: [Character]
            if place == terms.count - 1 {
                kept = output
            } else {
                let both = result.labels + terms[place].labels.filter { !result.labels.contains($0) }
                kept = both.filter { output.contains($0) || later.contains($0) }
            }
            result = Term(try pair(result, terms[place], kept), kept)
        }
        return result.tensor
    }

    /// One operand: a sum and a permutation.
    private static func single(_ term: Term, _ output: [Character]) throws -> Tensor {
        let dropped = term.labels.indices.filter { !output.contains(term.labels[$0]) }
        let kept = term.labels.filter { output.contains($0) }
        let order = output.compactMap { label in kept.firstIndex(of: label) }
        if dropped.isEmpty { return try term.tensor.permute(Shape(order)) }
        let sum = try term.tensor.sum(dims: dropped, keepdim: false)
        return order == Array(0..<order.count) ? sum : try sum.permute(Shape(order))
    }

    /// Two operands: one product of matrices over what both have and the result has not.
    private static func pair(_ first: Term, _ second: Term, _ output: [Character]) throws -> Tensor {
        let contracted = first.labels.filter { second.labels.contains($0) && !output.contains($0) }
        let result = try ThreadState.withoutGrad { try contract(first, second, contracted, output) }
        guard Tensor.needsRecording(first.tensor, second.tensor) else { return result }
        let name: StaticString =
            contracted.isEmpty && first.labels.allSatisfy(output.contains)
                && second.labels.allSatisfy(output.contains) ? "MulBackward0" : "ViewBackward0"
        return result.recorded(name, from: [first.tensor, second.tensor], saving: [first.tensor, second.tensor]) {
            gradient in
            let upstream = Term(gradient, output)
            return [
                first.tensor.requiresGrad ? try back(upstream, second, first) : nil,
                second.tensor.requiresGrad ? try back(upstream, first, second) : nil,
            ]
        }
    }

    /// The gradient of one operand: the upstream gradient with the other operand, spread over axes that only it has.
    private static func back(_ upstream: Term, _ other: Term, _ target: Term) throws -> Tensor {
        let known = target.labels.filter { upstream.labels.contains($0) || other.labels.contains($0) }
        var gradient = try pair(upstream, other, known)
        for (axis, label) in target.labels.enumerated() where !known.contains(label) {
            gradient = try gradient.unsqueezedInGradient(axis)
        }
        // An axis of size 1 that was repeated is summed again; one that was summed away is repeated again.
        var full = target.tensor.shape
        for axis in full.indices where full[axis] == 1 { full[axis] = gradient.shape[axis] }
        return try gradient.expandedInGradient(full).matching(target.tensor.shape, target.tensor.dtype)
    }

    private static func contract(_ first: Term, _ second: Term, _ contracted: [Character], _ output: [Character]) throws
        -> Tensor
    {
        let left = try summed(first, keeping: { output.contains($0) || second.labels.contains($0) })
        let right = try summed(second, keeping: { output.contains($0) || left.labels.contains($0) })
        let batch = output.filter { left.labels.contains($0) && right.labels.contains($0) }
        let rows = output.filter { left.labels.contains($0) && !right.labels.contains($0) }
        let columns = output.filter { right.labels.contains($0) && !left.labels.contains($0) }
        func size(_ label: Character) -> Int { Swift.max(left.size(label), right.size(label)) }
        func arranged(_ term: Term, _ groups: [[Character]]) -> Tensor {
            var sizes = Shape()
            var steps = Shape()
            for label in groups.joined() {
                let axis = term.labels.firstIndex(of: label) ?? 0
                sizes.append(size(label))
                steps.append(term.tensor.shape[axis] == 1 ? 0 : term.tensor.strides[axis])
            }
            let laidOut = Tensor(
                storage: term.tensor.storage, shape: sizes, strides: steps, offset: term.tensor.offset,
                dtype: term.tensor.dtype)
            return laidOut.recut(Shape(groups.map { $0.reduce(1) { $0 * size($1) } }))
        }
        guard first.tensor.dtype == second.tensor.dtype else {
            throw TensorError.scalarType(first.tensor.dtype, second.tensor.dtype)
        }
        let batchSize = batch.reduce(1) { $0 * size($1) }
        let product = try Tensor.matrixProduct(
            arranged(left, [batch, rows, contracted]), arranged(right, [batch, contracted, columns]), batch: [batchSize]
        )
        let order = batch + rows + columns
        let sized = product.recut(Shape(order.map(size)))
        return try sized.permute(Shape(output.map { label in order.firstIndex(of: label) ?? 0 })).rowMajor()
    }

    private static func summed(_ term: Term, keeping isKept: (Character) -> Bool) throws -> Term {
        let dropped = term.labels.indices.filter { !isKept(term.labels[$0]) }
        if dropped.isEmpty { return term }
        return Term(try term.tensor.sum(dims: dropped, keepdim: false), term.labels.filter(isKept))
    }
}

/// An equation read and held against its operands; `...` becomes names of its own.
private struct EinsumPlan {
    private(set) var inputs: [[Character]] = []
    private(set) var output: [Character] = []

    init(_ equation: String, _ operands: [Tensor]) throws {
        let text = equation.filter { $0 != " " }
        let sides = EinsumPlan.split(text)
        let parts = sides.input.split(separator: ",", omittingEmptySubsequences: false)
        guard !operands.isEmpty else { throw TensorError.einsum("must provide at least one operand") }
        guard parts.count <= operands.count else {
            throw TensorError.einsum("fewer operands were provided than specified in the equation")
        }
        guard parts.count >= operands.count else {
            throw TensorError.einsum("more operands were provided than specified in the equation")
        }
        let hidden = Array("αβγδεζηθ")
        var hiddenCount = 0
        for (place, part) in parts.enumerated() {
            let named = try EinsumPlan.labels(part, in: equation)
            let rank = operands[place].rank
            guard let ellipsis = named.firstIndex(of: ".") else {
                guard named.count == rank else {
                    throw TensorError.einsum(
                        "the number of subscripts in the equation (\(named.count)) "
                            + "does not match the number of dimensions (\(rank)) for operand \(place) and no ellipsis was given"
                    )
                }
                inputs.append(named)
                continue
            }
            let count = rank - (named.count - 1)
            guard count >= 0, count <= hidden.count else {
                throw TensorError.einsum(
                    "the number of subscripts in the equation (\(named.count - 1)) is more than the number of dimensions "
                        + "(\(rank)) for operand \(place)")
            }
            hiddenCount = Swift.max(hiddenCount, count)
            var labels = named
            labels.replaceSubrange(ellipsis...ellipsis, with: hidden[(hidden.count - count)...])
            inputs.append(labels)
        }
        let shared = Array(hidden[(hidden.count - hiddenCount)...])
        if let right = sides.output {
            var labels = try EinsumPlan.labels(right, in: equation)
            if let ellipsis = labels.firstIndex(of: ".") { labels.replaceSubrange(ellipsis...ellipsis, with: shared) }
            output = labels
        } else {
            let all = inputs.joined()
            let once = Set(all.filter { label in !shared.contains(label) && all.filter { $0 == label }.count == 1 })
            output = shared + once.sorted()
        }
        try check(operands)
    }

    private static func split(_ text: String) -> (input: Substring, output: Substring?) {
        guard let arrow = text.firstIndex(of: "-") else { return (text[...], nil) }
        let after = text.index(after: arrow)
        return (text[..<arrow], after < text.endIndex ? text[text.index(after: after)...] : "")
    }

    private static func labels(_ text: Substring, in equation: String) throws -> [Character] {
        let plain = text.replacing("...", with: ".")
        for character in plain where !(character.isASCII && character.isLetter) && character != "." {
            let place =
                equation.firstIndex(of: character).map { equation.distance(from: equation.startIndex, to: $0) } ?? 0
            throw TensorError.einsum(
                "invalid subscript given at index \(place) in the equation string, subscripts must be in [a-zA-Z]")
        }
        return Array(plain)
    }

    private func check(_ operands: [Tensor]) throws {
        for label in output where !inputs.contains(where: { $0.contains(label) }) {
            throw TensorError.einsum(
                "output subscript \(label) does not appear in the equation for any input operand")
        }
        for (place, label) in output.enumerated() where output[..<place].contains(label) {
            throw TensorError.einsum("output subscript \(label) appears more than once in the output")
        }
        var sizes: [Character: Int] = [:]
        for (place, labels) in inputs.enumerated() {
            for (axis, label) in labels.enumerated() {
                let size = operands[place].shape[axis]
                if let first = labels[..<axis].firstIndex(of: label), operands[place].shape[first] != size {
                    throw TensorError.einsum(
                        "subscript \(label) is repeated for operand \(place) but the sizes don't match, \(size) != "
                            + "\(operands[place].shape[first])")
                }
                if let known = sizes[label], known != size, known != 1, size != 1 {
                    throw TensorError.einsum(
                        "subscript \(label) has size \(size) for operand \(place) which does not broadcast with previously "
                            + "seen size \(known)")
                }
                sizes[label] = Swift.max(sizes[label] ?? size, size)
            }
        }
    }
}

extension TensorError {
    fileprivate static func einsum(_ message: String) -> TensorError {
        TensorError(.runtimeError, "einsum(): " + message)
    }
}
