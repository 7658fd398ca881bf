import Testing

@testable import Tensors

/// A row of `creation.jsonl`: a call of a factory, and the bytes of what PyTorch made.
struct CreationCase: Decodable {
    struct Made: Decodable {
        let dtype: String
        let shape: [Int]
        /// Hexadecimal, little endian.
        let bytes: String
    }

    let op: String
    let args: [Double]
    /// Which of the arguments were integers in Python.
    let isint: [Bool]
    let dtype: String?
    let out: Made?
    let error: OperationCase.Failure?

    private var scalars: [Scalar] {
        args.indices.map { isint[$0] ? .int(Int64(args[$0])) : .float(args[$0]) }
    }

    private func make() throws -> Tensor? {
        let type = dtype.flatMap { name in DType.allCases.first { $0.name == name } }
        switch op {
        case "arange": return try .arange(scalars[0], scalars[1], scalars[2], dtype: type)
        case "linspace": return try .linspace(args[0], args[1], Int(args[2]), dtype: type)
        case "logspace": return try .logspace(args[0], args[1], Int(args[2]), dtype: type)
        case "eye": return try .eye(Int(args[0]), Int(args[1]), dtype: type)
        case "full": return try .full([2, 3], scalars[0], dtype: type)
        case "zeros": return .zeros([2, 3], dtype: type)
        case "tensor": return try .tensor(scalars, [args.count], dtype: type)
        default: return nil
        }
    }

    /// What differs from PyTorch, in words.
    func differences() throws -> [String] {
        let label = "\(op)(\(args), dtype=\(dtype ?? "None"))"
        let tensor: Tensor
        do {
            tensor = try #require(try make())
        } catch let failure as TensorError {
            let thrown = OperationCase.Failure(type: failure.kind.rawValue, message: failure.message)
            return error == thrown ? [] : ["\(label): threw \(thrown) instead of \(String(describing: error))"]
        }
        guard let out else { return ["\(label): threw nothing instead of \(String(describing: error))"] }
        let digits = Array("0123456789abcdef".utf8)
        let raw = UnsafeRawBufferPointer(start: tensor.storage.bytes, count: tensor.numel * tensor.dtype.itemSize)
        let bytes = String(decoding: raw.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
        if tensor.dtype.name != out.dtype { return ["\(label): dtype \(tensor.dtype) instead of \(out.dtype)"] }
        if tensor.shape.array != out.shape { return ["\(label): shape \(tensor.shape) instead of \(out.shape)"] }
        return bytes == out.bytes ? [] : ["\(label): \(tensor.repr()) has other bits"]
    }
}

@Suite struct CreationTests {
    @Test func factoriesMakeThePyTorchBits() throws {
        for row in try goldenRows("creation.jsonl", as: CreationCase.self) {
            #expect(try row.differences() == [])
        }
    }

    /// torch.tensor([[1, 2], [3]]), torch.tensor([[1], 2]), torch.tensor([1, [2]])
    @Test func raggedListsAreRefused() {
        func list(_ items: NestedData...) -> NestedData { .list(items) }
        let one = NestedData.scalar(.int(1))
        let cases: [(NestedData, TensorError)] = [
            (
                list(list(one, one), list(one)),
                TensorError(.valueError, "expected sequence of length 2 at dim 1 (got 1)")
            ),
            (list(list(one), one), TensorError(.typeError, "not a sequence")),
            (list(one, list(one)), TensorError(.typeError, "'list' object cannot be interpreted as an integer")),
        ]
        for (data, error) in cases {
            #expect(throws: error) { try Tensor.tensor(data) }
        }
    }

    /// torch.tensor([[True, 2], [3, 0.5]]), torch.tensor([[], []]).shape, torch.tensor([[[], [1]]]).shape
    @Test func nestedListsGiveTheWidestType() throws {
        let mixed = try Tensor.tensor(
            .list([
                .list([.scalar(.bool(true)), .scalar(.int(2))]), .list([.scalar(.int(3)), .scalar(.float(0.5))]),
            ]))
        #expect(mixed.repr() == "tensor([[1.0000, 2.0000],\n        [3.0000, 0.5000]])")
        #expect(try Tensor.tensor(.list([.list([]), .list([])])).shape == [2, 0])
        #expect(try Tensor.tensor(.list([.list([.list([]), .list([.scalar(.int(1))])])])).shape == [1, 2, 0])
    }
}
