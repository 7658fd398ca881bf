import Tensors

/// Nested Python sequences on their way into a tensor, in one walk.
struct TensorData {
    private(set) var values: [Scalar] = []
    private(set) var shape: [Int] = []
    private var leafDepth: Int?
    /// The dtype that arrays and tensors inside the sequences bring along.
    private(set) var dtypeOfParts: DType?

    /// NumPy takes tensors of any shape inside lists.
    private let isNumPy: Bool

    init(_ value: Value, isNumPy: Bool = false) throws {
        self.isNumPy = isNumPy
        try append(value, depth: 0)
    }

    /// A new tensor `shape`; without a dtype it is inferred from the numbers.
    func tensor(dtype: DType?) throws -> Tensor {
        try Tensor.tensor(values, Shape(checking: shape), dtype: dtype ?? dtypeOfParts)
    }

    private mutating func append(_ value: Value, depth: Int) throws {
        switch value {
        case .int(let number): try leaf(.int(Int64(number)), depth, value)
        case .float(let number): try leaf(.float(number), depth, value)
        case .bool(let flag): try leaf(.bool(flag), depth, value)
        case .list(let list): try append(items: list.items, depth: depth)
        case .tuple(let tuple): try append(items: tuple.items, depth: depth)
        case .tensor(let tensor): try append(tensor, depth: depth, isArray: isNumPy)
        case .str:
            // The first element decides what the sequence holds; a text among numbers is met later.
            if depth == 0 || !values.isEmpty { throw Raised(.typeError, "new(): invalid data type 'str'") }
            throw Raised(.valueError, "too many dimensions 'str'")
        case .unbound, .none, .dict: throw TensorData.unknown(value)
        case .object:
            if let tensor = try Hooks.tensor(from: value) {
                try append(tensor, depth: depth, isArray: true)
            } else if value.object(as: TextArray.self) != nil {
                throw TextArray.torchRefusal
            } else if let complex = value.object(as: ComplexObject.self) {
                try leaf(complex.scalar, depth, value)
            } else if let number = try value.asIndex() {
                try leaf(.int(Int64(number)), depth, value)
            } else if let number = try value.asDouble() {
                try leaf(.float(number), depth, value)
            } else if value.typeName == "range" {
                try append(items: value.collected(), depth: depth)
            } else {
                throw TensorData.unknown(value)
            }
        }
    }

    private static func unknown(_ value: Value) -> Raised {
        Raised(.runtimeError, "Could not infer dtype of \(value.typeName)")
    }

    private mutating func append(items: ContiguousArray<Value>, depth: Int) throws {
        if let leafDepth, depth >= leafDepth {
            throw Raised(.typeError, "expected \(expectedKind) (got list)")
        }
        try enter(items.count, depth)
        for item in items { try append(item, depth: depth + 1) }
    }

    private mutating func enter(_ count: Int, _ depth: Int) throws {
        if shape.count == depth {
            shape.append(count)
        } else if shape[depth] != count {
            throw Raised(.valueError, "expected sequence of length \(shape[depth]) at dim \(depth) (got \(count))")
        }
    }

    private mutating func leaf(_ scalar: Scalar, _ depth: Int, _ value: Value) throws {
        if shape.count > depth {
            throw Raised(
                .typeError,
                depth == 0
                    ? "not a sequence"
                    : "expected sequence of length \(shape[depth]) at dim \(depth) (got \(value.typeName))"
            )
        }
        leafDepth = depth
        values.append(scalar)
    }

    private var expectedKind: String {
        switch values.last {
        case .float: "float"
        case .bool: "bool"
        case .int, nil: "int"
        case .complex: "complex"
        }
    }

    /// A tensor inside a list must be one number; an array may be a row.
    private mutating func append(_ tensor: Tensor, depth: Int, isArray: Bool) throws {
        if !isArray, tensor.numel != 1, depth > 0 {
            throw Raised(.valueError, "only one element tensors can be converted to Python scalars")
        }
        if dtypeOfParts == nil || isArray { dtypeOfParts = tensor.dtype }
        if !isArray {
            if depth > 0 {
                if tensor.isFloatingPoint { dtypeOfParts = nil }
                return try leaf(tensor.item(), depth, .tensor(tensor))
            }
        }
        var level = depth
        for size in tensor.shape {
            try enter(size, level)
            level += 1
        }
        leafDepth = level
        for scalar in tensor.scalars() { values.append(scalar) }
    }
}
