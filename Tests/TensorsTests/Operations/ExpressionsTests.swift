import Testing

@testable import Tensors

/// What PyTorch 2.13 gives for an expression on the fixtures: the name of `grad_fn`, shape, values, and the gradients of
/// `(result * weights).sum()`, where the weights are 1, 1.25, 1.5, 1.75, 2, 1, …
private struct ExpressionGolden: Decodable {
    let expression: String
    let gradFn: String
    let shape: [Int]
    let values: [Double]
    let gradients: [String: [Double]]
}

/// Every differentiable operation against PyTorch and against finite differences.
@Suite struct ExpressionsTests {
    private func weights(_ result: Tensor) -> Tensor {
        let weights = Tensor(uninitialized: result.shape, dtype: .float64)
        for index in 0..<result.numel { weights.pointer(as: Double.self)[index] = 1 + Double(index % 5) * 0.25 }
        return weights.cast(to: result.dtype)
    }

    private func values(_ tensor: Tensor) -> [Double] {
        let flat = tensor.cast(to: .float64).rowMajor()
        return (0..<flat.numel).map { flat.pointer(as: Double.self)[$0] }
    }

    private func agree(_ left: [Double], _ right: [Double], _ tolerance: Double) -> Bool {
        left.count == right.count
            && Swift.zip(left, right).allSatisfy {
                abs($0 - $1) <= tolerance * max(1, abs($1)) || ($0.isNaN && $1.isNaN)
            }
    }

    @Test func valuesNamesAndGradientsArePyTorchs() throws {
        let cases = Dictionary(uniqueKeysWithValues: ExpressionCase.all.map { ($0.expression, $0.body) })
        for golden in try goldenRows("expressions.jsonl", as: ExpressionGolden.self) {
            let body = try #require(cases[golden.expression])
            let fixtures = try Fixtures(.float32)
            do {
                let result = try body(fixtures)
                #expect(result.shape.array == golden.shape, "\(golden.expression)")
                #expect(
                    agree(values(result), golden.values, 2e-6),
                    "\(golden.expression): \(values(result)) \(golden.values)")
                let name = result.gradNode?.name(ofOutput: result.gradOutput).description
                #expect(name == golden.gradFn, "\(golden.expression)")
                try result.mul(weights(result)).sum().backward()
                for (name, tensor) in fixtures.tensors {
                    let expected = golden.gradients[name]
                    let actual = tensor.grad.map(values)
                    #expect((actual == nil) == (expected == nil), "\(golden.expression): gradient of \(name)")
                    if let actual, let expected {
                        #expect(
                            agree(actual, expected, 4e-6), "\(golden.expression), \(name): \(actual) \(expected)")
                    }
                }
            } catch {
                Issue.record("\(golden.expression): \(error)")
            }
        }
    }

    /// Piecewise constant functions and extremes at ties have no derivative that differences could find.
    private static let withoutDifferences: Set<String> = [
        "z.amax(1)", "torch.div(x, y, rounding_mode=\"floor\")", "x % y",
    ]

    @Test func gradientsAreFiniteDifferences() throws {
        for item in ExpressionCase.all where !Self.withoutDifferences.contains(item.expression) {
            let fixtures = try Fixtures(.float64)
            func loss() throws -> Tensor {
                let result = try item.body(fixtures)
                return try result.mul(weights(result)).sum()
            }
            do {
                try loss().backward()
                try ThreadState.withoutGrad {
                    for (name, tensor) in fixtures.tensors {
                        guard let grad = tensor.grad else { continue }
                        let elements = tensor.pointer(as: Double.self)
                        let slopes = values(grad)
                        for index in 0..<tensor.numel {
                            let step = 1e-6
                            let kept = elements[index]
                            elements[index] = kept + step
                            let above = values(try loss())[0]
                            elements[index] = kept - step
                            let below = values(try loss())[0]
                            elements[index] = kept
                            let slope = (above - below) / (2 * step)
                            #expect(
                                abs(slope - slopes[index]) <= 1e-5 * max(1, abs(slope)),
                                "\(item.expression), \(name)[\(index)]: \(slopes[index]), differences \(slope)")
                        }
                    }
                }
            } catch {
                Issue.record("\(item.expression): \(error)")
            }
        }
    }

    /// The gradient of the gradient, through `createGraph`, against differences of the gradient.
    @Test func secondGradientsAreDifferencesOfFirst() throws {
        for item in ExpressionCase.all where !Self.withoutDifferences.contains(item.expression) {
            let fixtures = try Fixtures(.float64)
            let names = fixtures.tensors.keys.sorted()
            let inputs = names.compactMap { fixtures.tensors[$0] }
            func slopes(_ create: Bool) throws -> [Tensor?] {
                let result = try item.body(fixtures)
                return try Autograd.grad(
                    [try result.mul(weights(result)).sum()], inputs, createGraph: create, allowUnused: true)
            }
            func total(_ slopes: [Tensor?]) throws -> Tensor? {
                try slopes.compactMap(\.self).map { try $0.mul(weights($0)).sum() }
                    .reduce(nil) { sum, next in try sum.map { try $0.add(next) } ?? next }
            }
            do {
                guard let sum = try total(slopes(true)), sum.requiresGrad else { continue }
                let second = try Autograd.grad([sum], inputs, allowUnused: true)
                for (position, tensor) in inputs.enumerated() {
                    guard let grad = second[position] else { continue }
                    let elements = tensor.pointer(as: Double.self)
                    for index in [0, tensor.numel - 1] {
                        let step = 1e-6
                        let kept = elements[index]
                        elements[index] = kept + step
                        let above = try total(slopes(false)).map { values($0)[0] } ?? 0
                        elements[index] = kept - step
                        let below = try total(slopes(false)).map { values($0)[0] } ?? 0
                        elements[index] = kept
                        let slope = (above - below) / (2 * step)
                        #expect(
                            abs(slope - values(grad)[index]) <= 1e-4 * max(1, abs(slope)),
                            "\(item.expression), \(names[position])[\(index)]: \(values(grad)[index]), differences \(slope)"
                        )
                    }
                }
            } catch {
                Issue.record("\(item.expression): \(error)")
            }
        }
    }
}
