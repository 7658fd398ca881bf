import Evaluator
import Language
import Testing

/// Ctrl-C between two steps.
@Suite struct InterruptionTests {
    /// Raises the flag from `print`, as a signal handler would.
    final class InterruptingHost: Host {
        var flag: (() -> Void)?
        var output = ""

        func write(_ text: String) {
            output += text
            if text.contains("now") { flag?() }
        }
    }

    @Test(arguments: [
        "print('now')\nwhile True: pass",
        "print('now')\nfor i in range(10**12): pass",
        "print('now')\nx = [i for i in range(10**12)]",
        "print('now')\nsum(i for i in range(10**12))",
        "def f(n):\n    f(n - 1)\n    f(n - 1)\n\nimport sys\nprint('now')\ntry: f(5)\nexcept ValueError: pass",
    ])
    func stops(source: String) {
        LargeStack.run {
            let host = InterruptingHost()
            let interpreter = Interpreter(host: host, dialect: .script)
            host.flag = { interpreter.interrupt() }
            var kind = ""
            do {
                try interpreter.run(parseModule(SourceText(source)))
            } catch {
                kind = interpreter.lastLine(Raised.converting(error))
            }
            #expect(kind == "KeyboardInterrupt")
            // Variables are kept, and the next program runs.
            #expect(throws: Never.self) { try interpreter.run(parseModule(SourceText("y = 1"))) }
            #expect(interpreter.value(named: "y") != nil)
        }
    }
}
