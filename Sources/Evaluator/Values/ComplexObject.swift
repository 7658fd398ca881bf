import Tensors

/// A Python complex number: what `item()` of a complex tensor gives. There are no literals for them.
final class ComplexObject: Object {
    let real: Double
    let imaginary: Double

    init(_ real: Double, _ imaginary: Double) {
        self.real = real
        self.imaginary = imaginary
        super.init(type: Types.current.native(ComplexObject.row))
    }

    var scalar: Scalar { .complex(real, imaginary) }

    override func repr() throws -> String { scalar.pythonText }
    override func isTrue() throws -> Bool { real != 0 || imaginary != 0 }

    override func isEqual(to other: Value) throws -> Bool? {
        if let other = other.object(as: ComplexObject.self) {
            return real == other.real && imaginary == other.imaginary
        }
        return try other.asDouble().map { real == $0 && imaginary == 0 }
    }

    override func hash() throws -> Int? {
        try imaginary == 0 ? Value.float(real).hash() : real.hashValue &* 31 &+ imaginary.hashValue
    }

    override func unary(_ operation: UnaryOperation) throws -> Value? {
        switch operation {
        case .negative: .object(ComplexObject(-real, -imaginary))
        case .positive: .object(self)
        case .absolute: .float((real * real + imaginary * imaginary).squareRoot())
        case .invert: nil
        }
    }

    override func binary(_ operation: BinaryOperation, _ other: Value, isReflected: Bool) throws -> Value? {
        if case .tensor = other { return nil }
        let given: ComplexObject
        if let complex = other.object(as: ComplexObject.self) {
            given = complex
        } else if let number = try other.asDouble() {
            given = ComplexObject(number, 0)
        } else {
            return nil
        }
        let (left, right) = isReflected ? (given, self) : (self, given)
        let (a, b) = (Tensor.scalar(left.scalar, dtype: .complex128), Tensor.scalar(right.scalar, dtype: .complex128))
        switch operation {
        case .add: return Value(try a.add(b).item())
        case .subtract: return Value(try a.sub(b).item())
        case .multiply: return Value(try a.mul(b).item())
        case .divide:
            if right.real == 0, right.imaginary == 0 {
                throw Raised(.zeroDivisionError, "complex division by zero")
            }
            return Value(try a.div(b).item())
        case .power: return Value(try a.pow(b).item())
        case .floorDivide, .modulo, .matrixMultiply, .bitAnd, .bitOr, .bitXor, .leftShift, .rightShift: return nil
        }
    }

    static let row = NativeType(
        "complex", "Complex numbers.",
        construct: Builtin(
            "complex", "(real=0, imag=0)", "A number with a real and an imaginary part.",
            example: "complex(1, 2)\n#> (1+2j)"
        ) { call in
            .object(ComplexObject(try call.double(0), try call.double(1)))
        },
        methods: [
            Builtin("conjugate", "()", "The imaginary part with the other sign.") { call in
                guard let number = call.receiver.object(as: ComplexObject.self) else { return call.receiver }
                return .object(ComplexObject(number.real, -number.imaginary))
            }
        ],
        properties: [
            Property("real", "The real part.") { value in
                value.object(as: ComplexObject.self).map { .float($0.real) } ?? .none
            },
            Property("imag", "The imaginary part.") { value in
                value.object(as: ComplexObject.self).map { .float($0.imaginary) } ?? .none
            },
        ])
}
