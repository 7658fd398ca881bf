import Tensors

/// Python values as arrays.
enum NumPyConversion {
    /// The tensor behind a value: an array's own memory, or a new one; Python numbers become 0-dim.
    static func array(_ value: Value, dtype: DType? = nil) throws -> Tensor {
        let source: Tensor
        switch value {
        case .tensor(let tensor):
            if tensor.requiresGrad {
                throw Raised(
                    .runtimeError,
                    "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
            }
            source = try tensor.forNumPy()
        case .object(let object):
            if let array = object as? NDArray {
                source = array.tensor
            } else if let texts = object as? TextArray {
                guard let dtype else { throw refusedTexts }
                source = try texts.numbers(dtype)
            } else {
                source = try nested(value, dtype)
            }
        case .unbound, .none, .bool, .int, .float, .str, .list, .tuple, .dict: source = try nested(value, dtype)
        }
        return dtype.map { source.to($0) } ?? source
    }

    private static func nested(_ value: Value, _ dtype: DType?) throws -> Tensor {
        do {
            let items: Value
            if case .object(let object) = value, !(object is NDArray), let iterator = try object.makeIterator(),
                value.typeName == "range" || value.typeName.hasPrefix("dict_")
            {
                _ = iterator
                items = .list(List(try value.collected()))
            } else {
                items = value
            }
            let data = try TensorData(items, isNumPy: true)
            return try ThreadState.withDefaultDType(.float64) { try data.tensor(dtype: dtype) }
        } catch let raised as Raised
            where raised.isKind(.valueError) || raised.isKind(.typeError) || raised.isKind(.runtimeError)
        {
            if let object = TextReading.hasObject(value) { throw TextReading.refusal(object) }
            if TextReading.hasText(value) {
                guard let dtype else { throw refusedTexts }
                return try TextReading.array(value).numbers(dtype)
            }
            throw Raised(
                .valueError,
                "setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. "
                    + "The detected shape was (\(try value.length()),) + inhomogeneous part.")
        }
    }

    private static var refusedTexts: Raised {
        Raised(.notImplementedError, "this is not part of this program for arrays of texts")
    }

    /// The sizes of an array, of nested lists; none for anything else.
    static func shape(_ value: Value) -> Shape {
        switch value {
        case .tensor(let tensor): return tensor.shape
        case .object(let array as NDArray): return array.tensor.shape
        case .object(let array as TextArray): return array.codes.shape
        default: return (try? array(value))?.shape ?? []
        }
    }

    /// `float`, `np.float32`, `'float32'`, `a.dtype`; nil for None and for what is no dtype.
    static func dtype(_ value: Value) throws -> DType? {
        switch value {
        case .str(let text):
            switch text.value {
            case "float", "f8", "d", "double": return .float64
            case "f4", "f", "single": return .float32
            case "int", "i8", "l": return .int64
            case "i4", "i": return .int32
            case "u1": return .uint8
            case "i2", "h": return .int16
            case "i1", "b": return .int8
            case "f2", "e", "half": return .float16
            case "?": return .bool
            case let name: return DType.allCases.first { $0.name == name && $0 != .bfloat16 && !$0.isComplex }
            }
        case .object(let object):
            if let dtype = object as? NumPyDType { return dtype.dtype }
            if let dtype = object as? DTypeObject { return dtype.dtype }
            guard let type = object as? TypeObject else { return nil }
            return try NumPyScalarType.dtype(type) ?? Hooks.dtype(from: value)
        case .unbound, .none, .bool, .int, .float, .list, .tuple, .dict, .tensor: return nil
        }
    }
}

extension Arguments {
    /// An array argument, or what can be made into one.
    func ndarray(_ index: Int) throws -> Tensor { try NumPyConversion.array(self[index]) }

    /// nil for None or nothing; TypeError for what is no dtype.
    func numpyDType(_ index: Int) throws -> DType? {
        guard has(index) else { return nil }
        if let dtype = try NumPyConversion.dtype(self[index]) { return dtype }
        if case .str(let text) = self[index] {
            throw Raised(.typeError, "data type '\(text.value)' not understood")
        }
        if case .object(let type as TypeObject) = self[index], type === Types.current.object {
            throw Raised(.notImplementedError, "arrays of objects (dtype=object) are not part of this program")
        }
        throw Raised(.typeError, "Cannot interpret '\(try self[index].repr())' as a data type")
    }

    /// A shape from an int or a sequence of ints.
    func numpyShape(_ index: Int) throws -> Shape {
        let sizes = try ints(index)
        for size in sizes where size < 0 { throw Raised(.valueError, "negative dimensions are not allowed") }
        return try Shape(checking: sizes)
    }

    /// The array whose method is called.
    var arrayReceiver: Tensor {
        get throws {
            if receiver.object(as: TextArray.self) != nil {
                throw Raised(
                    .notImplementedError, "\(function.row.name) of an array of texts is not part of this program")
            }
            guard let array = receiver.object(as: NDArray.self) else {
                throw Raised(.typeError, "descriptor requires a 'numpy.ndarray' object")
            }
            return array.tensor
        }
    }
}

extension ThreadState {
    /// Runs `body` with another dtype for new float tensors: NumPy's is always float64.
    static func withDefaultDType<Result>(_ dtype: DType, _ body: () throws -> Result) rethrows -> Result {
        let previous = defaultDType
        defaultDType = dtype
        defer { defaultDType = previous }
        return try body()
    }
}
