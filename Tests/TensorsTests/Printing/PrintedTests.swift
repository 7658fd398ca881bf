import Testing

@testable import Tensors

/// A row of `printed.jsonl`: the bytes of an array, and what PyTorch 2.13 and NumPy 2.4 print for it.
private struct Row: Decodable {
    struct Options: Decodable {
        let precision: Int?
        let threshold: Double?
        let edgeitems: Int?
        let linewidth: Int?
        let sciMode: Bool?
        let profile: String?

        enum CodingKeys: String, CodingKey {
            case precision, threshold, edgeitems, linewidth, profile
            case sciMode = "sci_mode"
        }
    }

    struct ArrayOptions: Decodable {
        let precision: Int
        let threshold: Double
        let edgeitems: Int
        let linewidth: Int
        let suppress: Bool

        var value: ArrayPrintOptions {
            var options = ArrayPrintOptions()
            options.precision = precision
            options.threshold = threshold
            options.edgeItems = edgeitems
            options.lineWidth = linewidth
            options.suppress = suppress
            return options
        }
    }

    let dtype: String
    let shape: [Int]
    /// Hexadecimal, little endian, row-major.
    let bytes: String
    /// The arguments of `torch.set_printoptions`.
    let options: Options
    let requiresGrad: Bool
    /// The arguments of `np.set_printoptions`.
    let arrayOptions: ArrayOptions?
    /// repr(torch.from_numpy(a))
    let tensor: String
    /// str(a)
    let array: String
    /// repr(a)
    let arrayRepr: String

    enum CodingKeys: String, CodingKey {
        case dtype, shape, bytes, options, tensor, array
        case requiresGrad = "requires_grad"
        case arrayOptions = "array_options"
        case arrayRepr = "array_repr"
    }

    func makeTensor() throws -> Tensor {
        let tensor = Tensor.empty(Shape(shape), dtype: DType.allCases.first { $0.name == dtype })
        let digits = Array(bytes.utf8)
        for index in 0..<digits.count / 2 {
            let byte = try #require(
                UInt8(String(decoding: digits[2 * index...2 * index + 1], as: UTF8.self), radix: 16))
            tensor.storage.bytes.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
        }
        tensor.leafRequiresGrad = requiresGrad
        return tensor
    }
}

@Suite struct PrintedTests {
    @Test func printsWhatPyTorchAndNumPyPrint() throws {
        for row in try goldenRows("printed.jsonl", as: Row.self) {
            let tensor = try row.makeTensor()
            var options = PrintOptions()
            options.set(
                precision: row.options.precision, threshold: row.options.threshold, edgeItems: row.options.edgeitems,
                lineWidth: row.options.linewidth, profile: row.options.profile.flatMap(PrintOptions.Profile.init),
                sciMode: row.options.sciMode)
            #expect(tensor.repr(options: options) == row.tensor)
            let arrayOptions = row.arrayOptions?.value ?? ArrayPrintOptions()
            #expect(tensor.numpyText(options: arrayOptions) == row.array)
            #expect(tensor.numpyRepr(options: arrayOptions) == row.arrayRepr)
        }
    }
}
