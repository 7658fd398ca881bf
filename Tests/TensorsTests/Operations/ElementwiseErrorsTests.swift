import Testing

@testable import Tensors

/// Mistakes in arithmetic and reductions, with the text PyTorch 2.13 has for the Python expression above each. `x` is
/// float32 (2, 3), `i` int64, `b` bool (3).
@Suite struct ElementwiseErrorsTests {
    @Test func texts() throws {
        let x = Tensor.filled([2, 3], .int(1), dtype: .float32)
        let i = Tensor.filled([3], .int(1), dtype: .int64)
        let b = Tensor.filled([3], .int(1), dtype: .bool)
        let empty = Tensor.filled([0], .int(1), dtype: .float32)
        var failures: [(expression: String, message: String, body: () throws -> Any?)] = []
        func add(_ expression: String, _ message: String, _ body: @escaping () throws -> Tensor) {
            failures.append((expression, message, body))
        }
        let bool =
            "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead."
        add("b - b", bool) { try b.sub(b) }
        add("b - True", bool) { try b.sub(.bool(true)) }
        add(
            "1 - b",
            "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead."
        ) { try b.rsub(.int(1)) }
        add(
            "-b",
            "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead."
        ) { try b.neg() }
        add("i // 0", "ZeroDivisionError") { try i.floorDivide(.number(.int(0))) }
        add("i % 0", "ZeroDivisionError") { try i.remainder(.number(.int(0))) }
        add("i ** -1", "Integers to negative integer powers are not allowed.") { try i.pow(.int(-1)) }
        add("b ** b", "\"pow\" not implemented for 'Bool'") { try b.pow(b) }
        add("x & x", "\"bitwise_and_cpu\" not implemented for 'Float'") { try x.bitwiseAnd(.tensor(x)) }
        add("~x", "~ (operator.invert) is only implemented on integer and Boolean-type tensors") { try x.bitwiseNot() }
        add("b.abs()", "\"abs_cpu\" not implemented for 'Bool'") { try b.abs() }
        add("b.floor()", "\"floor_vml_cpu\" not implemented for 'Bool'") { try b.floor() }
        add("b.relu()", "Boolean inputs not supported for relu") { try b.relu() }
        add("x.clamp()", "torch.clamp: At least one of 'min' or 'max' must not be None") {
            try x.clamp(min: Scalar?.none, max: Scalar?.none)
        }
        add("i.add(i, alpha=1.5)", "For integral input tensors, argument alpha must not be a floating point number.") {
            try i.add(i, alpha: .float(1.5))
        }
        add("x.add(x, alpha=True)", "Boolean alpha only supported for Boolean results.") {
            try x.add(x, alpha: .bool(true))
        }
        add("i.mul_(1.5)", "result type Float can't be cast to the desired output type Long") {
            try i.mulInPlace(.float(1.5))
        }
        add("i.div_(2)", "result type Float can't be cast to the desired output type Long") {
            try i.divInPlace(.int(2))
        }
        add("b.add_(i)", "result type Long can't be cast to the desired output type Bool") { try b.addInPlace(i) }
        add("x[0].mul_(x)", "output with shape [3] doesn't match the broadcast shape [2, 3]") {
            try x.select(0, 0).mulInPlace(x)
        }
        add(
            "torch.ones(2, 3) + torch.ones(2, 4)",
            "The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1"
        ) { try x.add(Tensor.filled([2, 4], .int(1), dtype: .float32)) }
        add("torch.where(i, x, x)", "where expected condition to be a boolean tensor, but got a tensor with dtype Long")
        { try Tensor.select(i, .tensor(x), .tensor(x)) }
        add("x.sum(2)", "Dimension out of range (expected to be in range of [-2, 1], but got 2)") { try x.sum(dim: 2) }
        add("x.sum((0, 0))", "dim 0 appears multiple times in the list of dims") { try x.sum(dims: [0, 0]) }
        add("torch.tensor(1.).sum(1)", "Dimension out of range (expected to be in range of [-1, 0], but got 1)") {
            try x.sum().sum(dim: 1)
        }
        add(
            "i.mean()",
            "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: Long"
        ) { try i.mean() }
        add(
            "x.mean(dtype=torch.long)",
            "mean(): could not infer output dtype. Optional dtype must be either a floating point or complex dtype. Got: Long"
        ) { try x.mean(dtype: .int64) }
        add(
            "torch.ones(0).max()",
            "max(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument."
        ) { try empty.max() }
        add("torch.ones(0).argmax()", "argmax(): Expected reduction dim to be specified for input.numel() == 0.") {
            try empty.argmax()
        }
        add("torch.ones(0, 3).max(0)", "max(): Expected reduction dim 0 to have non-zero size.") {
            try Tensor.filled([0, 3], .int(1), dtype: .float32).max(dim: 0).values
        }
        add("b.argmax()", "argmax(): does not support bool input") { try b.argmax() }
        add("i.std()", "std and var only support floating point and complex dtypes") { try i.std() }
        add("i.softmax(0)", "\"softmax_lastdim_kernel_impl\" not implemented for 'Long'") { try i.softmax(dim: 0) }
        add("i.norm()", "linalg.vector_norm: Expected a floating point or complex tensor as input. Got Long") {
            try i.norm()
        }
        add("x.lerp(i, 0.5)", "expected dtype float for `end` but got dtype long int") {
            try x.lerp(i, .number(.float(0.5)))
        }
        add("i.lerp(i, 0.5)", "\"lerp_kernel_scalar\" not implemented for 'Long'") {
            try i.lerp(i, .number(.float(0.5)))
        }
        add("torch.allclose(x[0], i)", "Float did not match Long") { try x.isclose(i) }
        for failure in failures {
            do {
                _ = try failure.body()
                Issue.record("\(failure.expression) did not fail")
            } catch let error as TensorError {
                #expect(error.message == failure.message, "\(failure.expression)")
            }
        }
    }
}
