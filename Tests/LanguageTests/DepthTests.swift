import Testing

@testable import Language

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A text shown by its name in reports, as it is too long itself.
struct NamedText: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var testDescription: String { name }

    init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }
}

/// No text, however deep, may exhaust a stack of 512 KB, the smallest a thread gets.
@Suite struct DepthTests {
    static let deep: [NamedText] = [
        NamedText("parentheses", String(repeating: "(", count: 1_000_000)),
        NamedText(
            "closed parentheses", String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000)),
        NamedText("brackets", String(repeating: "[", count: 20_000) + String(repeating: "]", count: 20_000)),
        NamedText("braces", String(repeating: "{1:", count: 20_000)),
        NamedText("calls", String(repeating: "f(", count: 20_000)),
        NamedText("unary", String(repeating: "-", count: 20_000) + "1"),
        NamedText("not", String(repeating: "not ", count: 20_000) + "1"),
        NamedText("power", "1" + String(repeating: "**1", count: 20_000)),
        NamedText("lambda", String(repeating: "lambda: ", count: 20_000) + "1"),
        NamedText("conditional", "x" + String(repeating: " if 1 else x", count: 20_000)),
        NamedText("attributes", "a" + String(repeating: ".b", count: 20_000)),
        NamedText("called", "a" + String(repeating: "()", count: 20_000)),
        NamedText("subscripts", "a" + String(repeating: "[0]", count: 20_000)),
        NamedText("blocks", (0..<200).map { String(repeating: " ", count: $0) + "if 1:\n" }.joined()),
        NamedText("walrus", String(repeating: "(x := ", count: 10_000)),
        NamedText("star targets", String(repeating: "*", count: 20_000) + "a = b"),
        NamedText("mixed powers", String(repeating: "-1**", count: 20_000) + "1"),
        NamedText("fields", String(repeating: "f'{", count: 1000)),
        NamedText("await", String(repeating: "await ", count: 20_000) + "x"),
        NamedText("defaults", String(repeating: "lambda x=", count: 20_000) + "1"),
    ]

    @Test(arguments: deep)
    func deepTextsAreRefused(sample: NamedText) {
        let message = onSmallStack { parseFailure(sample.text) }
        #expect(message?.isEmpty == false)
    }

    static let long: [NamedText] = [
        NamedText("sum", "x = 1" + String(repeating: " + 1", count: 20_000)),
        NamedText("mixed", "x = a" + String(repeating: " * b + c - d << 1 | 2 & e", count: 10_000)),
        NamedText("comparison", "a" + String(repeating: " < a", count: 20_000)),
        NamedText("or", "a" + String(repeating: " or a and b", count: 10_000)),
        NamedText("elif", "if a:\n  b\n" + String(repeating: "elif a:\n  b\n", count: 20_000)),
        NamedText("assignment", String(repeating: "a = ", count: 10_000) + "1"),
        NamedText("strings", String(repeating: "'a' ", count: 10_000)),
        NamedText("items", "[" + String(repeating: "[1, 2], ", count: 10_000) + "]"),
        NamedText("clauses", "[1 " + String(repeating: "for a in b if c ", count: 20_000) + "]"),
        NamedText("with", "with a" + String(repeating: ", b as c", count: 20_000) + ": pass"),
        NamedText("nested", String(repeating: "(", count: 190) + "1" + String(repeating: ")", count: 190)),
        NamedText("nested lists", String(repeating: "[", count: 190) + "1" + String(repeating: "]", count: 190)),
        NamedText("nested calls", String(repeating: "f(", count: 190) + "1" + String(repeating: ")", count: 190)),
        NamedText(
            "nested dictionaries", String(repeating: "{1:", count: 190) + "1" + String(repeating: "}", count: 190)),
        NamedText(
            "nested blocks",
            (0..<99).map { String(repeating: " ", count: $0) + "if 1:\n" }.joined() + String(repeating: " ", count: 99)
                + "x"
        ),
        NamedText("methods", "a" + String(repeating: ".b(1)[2]", count: 150)),
    ]

    @Test(arguments: long)
    func longTextsAreRead(sample: NamedText) {
        let message = onSmallStack { parseFailure(sample.text) }
        #expect(message == "")
    }

    @Test func brokenDeepTextsAreExplained() {
        let text = String(repeating: "f([{1: ", count: 60) + "1 2" + String(repeating: "}])", count: 60)
        let message = onSmallStack { parseFailure(text) }
        #expect(message == "SyntaxError: invalid syntax. Perhaps you forgot a comma?")
    }
}

/// What is wrong with a text; empty where nothing is.
func parseFailure(_ text: String) -> String {
    do throws(Diagnostic) {
        _ = try parseModule(SourceText(text))
        return ""
    } catch {
        return error.summary
    }
}

/// Runs work on a thread with a stack of 512 KB.
func onSmallStack<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value? {
    nonisolated(unsafe) var value: Value?
    let job = SmallStackJob { value = work() }
    let argument = Unmanaged.passUnretained(job).toOpaque()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 512 << 10)
    #if canImport(Darwin)
        var thread: pthread_t?
        let status = pthread_create(&thread, &attributes, { runSmallStackJob($0) }, argument)
        if status == 0, let thread { pthread_join(thread, nil) }
    #else
        var thread = pthread_t()
        let status = pthread_create(&thread, &attributes, { runSmallStackJob($0) }, argument)
        if status == 0 { pthread_join(thread, nil) }
    #endif
    withExtendedLifetime(job) {}
    return value
}

private final class SmallStackJob {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
}

private func runSmallStackJob(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { Unmanaged<SmallStackJob>.fromOpaque(argument).takeUnretainedValue().body() }
    return nil
}
