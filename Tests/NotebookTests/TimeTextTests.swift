import Testing

@testable import Notebook

@Suite struct TimeTextTests {
    /// As IPython's `%timeit` writes them.
    @Test(arguments: [
        (1.5, "1.5 s"), (0.0123456, "12.3 ms"), (1e-6, "1 µs"), (2.5e-8, "25 ns"), (0, "0 ns"), (3e-10, "0.3 ns"),
        (61, "1min 1s"),
        (0.9999, "1e+03 ms"),
    ])
    func seconds(value: Double, text: String) {
        #expect(timeText(value) == text)
    }

    @Test func groups() {
        #expect([1, 1000, 1_000_000, 123].map(grouped) == ["1", "1,000", "1,000,000", "123"])
    }
}
