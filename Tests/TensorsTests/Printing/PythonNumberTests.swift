import Testing

@testable import Tensors

@Suite struct PythonNumberTests {
    /// repr(x) in CPython 3.11.
    @Test(arguments: [
        (0.1, "0.1"), (1.0, "1.0"), (-0.0, "-0.0"), (1e16, "1e+16"), (1e15, "1000000000000000.0"), (0.0001, "0.0001"),
        (0.00001, "1e-05"), (123456789.125, "123456789.125"), (1.5e-7, "1.5e-07"), (.leastNonzeroMagnitude, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"), (9_007_199_254_740_992, "9007199254740992.0"),
        (Double(Float(0.1)), "0.10000000149011612"), (1e100, "1e+100"), (1e22, "1e+22"), (.infinity, "inf"),
        (-.infinity, "-inf"), (.nan, "nan"), (0.30000000000000004, "0.30000000000000004"), (100, "100.0"),
    ])
    func doubles(value: Double, text: String) {
        #expect(value.pythonText == text)
    }

    /// str(np.float32(x)), repr(np.float32(x)), and the same of np.float64
    @Test(arguments: [
        (0.1, DType.float32, "0.1"), (999999.9, .float32, "999999.9"), (1e6, .float32, "1e+06"),
        (16777216, .float32, "1.6777216e+07"), (1e-4, .float32, "1e-04"), (1e15, .float64, "1000000000000000.0"),
        (1e16, .float64, "1e+16"),
    ])
    func numpyScalars(value: Double, dtype: DType, text: String) {
        let scalar = Scalar.float(dtype == .float32 ? Double(Float(value)) : value)
        #expect(scalar.numpyText(dtype) == text)
        #expect(scalar.numpyRepr(dtype) == "np.\(dtype.name)(\(text))")
    }

    @Test func sizes() {
        #expect(([2, 3] as Shape).pythonText == "torch.Size([2, 3])")
        #expect(Shape().pythonText == "torch.Size([])")
        #expect(([2] as Shape).tupleText == "(2,)")
    }

    /// "%.4f" % x, "%.3e" % x, "%g" % x
    @Test func printf() {
        #expect(CFormat.fixed(0.00005, precision: 4) == "0.0001")
        #expect(CFormat.fixed(2.5, precision: 0) == "2")
        #expect(CFormat.fixed(1e300, precision: 1).utf8.count == 303)
        #expect(CFormat.exponent(12345.678, precision: 3) == "1.235e+04")
        #expect(CFormat.general(-1.5) == "-1.5")
        #expect(CFormat.fixed(.nan, precision: 2) == "nan")
    }
}
