import Testing

@testable import Tensors

/// Expected values: PyTorch 2.13, with x = torch.tensor([[3.,1.,2.],[nan,5.,4.]]).
@Suite struct SortingTests {
    let x: Tensor

    init() throws { x = try Tensor.tensor(elements: [3, 1, 2, Float.nan, 5, 4], [2, 3]) }

    private func ints(_ values: [Int64], _ shape: Shape) throws -> String {
        try Tensor.tensor(elements: values, shape).repr()
    }

    @Test func sort() throws {
        // x.sort(); x.sort(0, descending=True)
        let (values, indices) = try x.sort()
        #expect(values.repr() == "tensor([[1., 2., 3.],\n        [4., 5., nan]])")
        #expect(try indices.repr() == ints([1, 2, 0, 2, 1, 0], [2, 3]))
        let down = try x.sort(0, descending: true)
        #expect(down.values.repr() == "tensor([[nan, 5., 4.],\n        [3., 1., 2.]])")
        #expect(try down.indices.repr() == ints([1, 1, 1, 0, 0, 0], [2, 3]))
    }

    @Test func selection() throws {
        // x.topk(2); x.topk(2, largest=False); x.kthvalue(2, 1); torch.tensor([[1,2,2,1],[3,3,0,0]]).mode()
        #expect(try x.topk(2).values.repr() == "tensor([[3., 2.],\n        [nan, 5.]])")
        #expect(try x.topk(2, largest: false).indices.repr() == ints([1, 2, 2, 1], [2, 2]))
        let second = try x.kthvalue(2, 1)
        #expect(second.values.repr() == "tensor([2., 5.])")
        #expect(try second.indices.repr() == ints([2, 1], [2]))
        let modes = try Tensor.tensor(elements: [1, 2, 2, 1, 3, 3, 0, 0] as [Int64], [2, 4]).mode()
        #expect(modes.values.repr() == "tensor([1, 0])")
        #expect(modes.indices.repr() == "tensor([3, 3])")
    }

    @Test func counting() throws {
        // torch.tensor([3,1,3,2,1]).unique(return_inverse=True, return_counts=True), .bincount(), torch.histc(…)
        let numbers = try Tensor.tensor(elements: [3, 1, 3, 2, 1] as [Int64], [5])
        let unique = numbers.unique()
        #expect(unique.values.repr() == "tensor([1, 2, 3])")
        #expect(unique.inverse.repr() == "tensor([2, 0, 2, 1, 0])")
        #expect(unique.counts.repr() == "tensor([2, 1, 2])")
        #expect(try numbers.bincount().repr() == "tensor([0, 2, 1, 2])")
        let values = try Tensor.tensor(elements: [1, 2, 1, 5] as [Float], [4])
        #expect(try values.histc(4, min: 0, max: 4).repr() == "tensor([0., 2., 1., 0.])")
        #expect(try Tensor.tensor(elements: [1, 2, 3] as [Float], [3]).histc(2).repr() == "tensor([1., 2.])")
        let runs = try Tensor.tensor(elements: [1, 1, 2, 1] as [Int64], [4]).uniqueConsecutive()
        #expect(runs.values.repr() == "tensor([1, 2, 1])")
        #expect(runs.counts.repr() == "tensor([2, 1, 1])")
    }

    @Test func refusals() throws {
        func message(_ body: () throws -> Void) -> String {
            do { try body() } catch { return (error as? TensorError)?.message ?? "" }
            return ""
        }
        #expect(message { _ = try x.topk(4) } == "selected index k out of range")
        #expect(message { _ = try x.kthvalue(4) } == "kthvalue(): selected number k out of range for dimension 1")
        #expect(
            message { _ = try x.sort(2) } == "Dimension out of range (expected to be in range of [-2, 1], but got 2)")
        #expect(
            message { _ = try Tensor.tensor(elements: [-1] as [Int64], [1]).bincount() }
                == "bincount only supports 1-d non-negative integral inputs.")
    }
}
