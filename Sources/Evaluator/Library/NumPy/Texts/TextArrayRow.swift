import Tensors

extension TextArray {
    /// What arrays of texts do in their own way; the rest comes from `numpy.ndarray`.
    static let row = NativeType(
        "ndarray", module: "numpy", bases: ["numpy.ndarray"], "A NumPy array of texts.",
        methods: [
            Builtin("tolist", "()", "Nested lists of texts.") { call in
                let array = try array(call.receiver)
                return array.nested(array.codes)
            },
            Builtin("item", "(*args)", "An element as a text.") { call in
                let array = try array(call.receiver)
                if let index = call.rest.first, let number = try index.asIndex() {
                    let texts = array.texts
                    let place = number < 0 ? number + texts.count : number
                    guard texts.indices.contains(place) else {
                        throw Raised(
                            .indexError, "index \(number) is out of bounds for axis 0 with size \(texts.count)")
                    }
                    return .str(texts[place])
                }
                guard array.codes.numel == 1 else {
                    throw Raised(.valueError, "can only convert an array of size 1 to a Python scalar")
                }
                return .str(array.texts[0])
            },
            Builtin("astype", "(dtype, copy: bool = True)", "A copy as numbers, or with another width.") { call in
                let array = try array(call.receiver)
                if let width = try TextDType.width(of: call[0]) {
                    return .object(try TextReading.array(call.receiver, width: width))
                }
                guard let dtype = try call.numpyDType(0) else {
                    throw Raised(.typeError, "Cannot interpret 'None' as a data type")
                }
                return .object(NDArray(try array.numbers(dtype)))
            },
            noNumber("__index__", "only integer scalar arrays can be converted to a scalar index"),
            Builtin("fill", "(value)", "Sets every element.") { call in
                let array = try array(call.receiver)
                _ = try array.setItem(call[0], at: Types.current.ellipsis)
                return .none
            },
        ],
        properties: [
            Property("dtype", "The element type.") { .object(TextDType(try array($0).width)) },
            Property("itemsize", "Bytes of one element.") { .int(4 * (try array($0).width)) },
            Property("nbytes", "Bytes of all elements.") {
                let array = try array($0)
                return .int(4 * array.width * array.codes.numel)
            },
            Property("T", "The axes in reverse order.") {
                let array = try array($0)
                return .object(
                    TextArray(try array.codes.reversedAxes(quietly: true), array.table, width: array.width))
            },
            Property("flat", "All elements, one by one.") {
                let array = try array($0)
                return .object(
                    TextArray(try array.codes.contiguous().view([-1]), array.table, width: array.width))
            },
            Property("strides", "Steps in memory, in bytes.") {
                let array = try array($0)
                return .tuple(array.codes.strides.map { .int($0 * 4 * array.width) })
            },
        ])

    private static func noNumber(_ name: String, _ message: String) -> Builtin {
        Builtin(name, "()", "Refused: texts are no numbers.") { _ in throw Raised(.typeError, message) }
    }

    /// What torch says of arrays that hold no numbers.
    static var torchRefusal: Raised {
        Raised(
            .typeError,
            "can't convert np.ndarray of type numpy.str_. The only supported types are: float64, float32, float16, "
                + "complex64, complex128, int64, int32, int16, int8, uint64, uint32, uint16, uint8, and bool.")
    }

    private static func array(_ value: Value) throws -> TextArray {
        if let array = value.object(as: TextArray.self) { return array }
        throw Raised(.typeError, "descriptor requires a 'numpy.ndarray' object but received a '\(value.typeName)'")
    }

    fileprivate func nested(_ part: Tensor) -> Value {
        guard part.rank > 0 else { return .str(table.texts[Int((try? part.item().asInt64) ?? 0)]) }
        return .items((0..<part.shape[0]).map { nested((try? part.select(0, $0)) ?? part) })
    }

    /// The numbers that the texts write.
    ///
    /// - Throws: ValueError for a text that is no number.
    func numbers(_ dtype: DType) throws -> Tensor {
        let scalars = try texts.map { text -> Scalar in
            let value = Value.str(TextArray.element(text))
            switch dtype {
            case .float32, .float64, .float16, .bfloat16, .complex64, .complex128:
                return .float(try Conversions.float(value))
            case .int64, .int32, .int16, .int8, .uint8: return .int(Int64(try Conversions.integer(value)))
            case .bool: return .bool(!text.isEmpty)
            }
        }
        return try Tensor.tensor(scalars, codes.shape, dtype: dtype)
    }
}
