import Testing

@testable import TextUI

struct NumberTextTests {
    @Test(arguments: [
        (0.0, "0"), (2.7468, "2.747"), (0.01234, "0.0123"), (1.2e-7, "1.20e-7"), (123.45, "123.5"), (54321, "54321"),
        (2.5e9, "2.50e9"), (-10.155, "-10.155"), (.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf"),
    ])
    func brief(value: Double, text: String) { #expect(NumberText.brief(value) == text) }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567"), (.min, "-9,223,372,036,854,775,808"),
    ])
    func grouped(value: Int, text: String) { #expect(NumberText.grouped(value) == text) }
}
