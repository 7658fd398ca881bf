import Evaluator
import Language
import Markup

/// `%time` and `%timeit`.
enum Timing {
    static func once(_ call: MagicCall) throws {
        let kernel = call.kernel
        let before = Clocks.now()
        let value = try kernel.execute(SourceText(name: "<timed>", call.code), displays: true)
        let after = Clocks.now()
        let user = after.user - before.user
        let system = after.system - before.system
        var text = Markup()
        text.append(
            "CPU times: user \(timeText(user)), sys: \(timeText(system)), total: \(timeText(user + system))\n", .dim)
        text.append("Wall time: \(timeText(after.wall - before.wall))\n", .dim)
        kernel.answer(text)
        if let value, !value.isNone { try kernel.show(value) }
    }

    static func often(_ call: MagicCall) throws {
        var loops: Int?
        var runs = 7
        var rest = call.arguments[...]
        while rest.hasPrefix("-n") || rest.hasPrefix("-r") {
            let option = rest.prefix(2)
            rest = rest.dropFirst(2).drop { $0 == " " }
            let digits = rest.prefix { $0.isNumber }
            guard let number = Int(digits), number > 0 else { throw call.usageError() }
            if option == "-n" { loops = number } else { runs = number }
            rest = rest.dropFirst(digits.count).drop { $0 == " " }
        }
        let code = call.cell ?? String(rest)
        guard !code.isEmpty else { throw call.usageError() }
        let body = try call.kernel.compile(SourceText(name: "<timed>", code))
        func measure(_ count: Int) throws -> Double {
            let start = Clocks.now().wall
            for _ in 0..<count { try body() }
            return Clocks.now().wall - start
        }
        var count = loops ?? 1
        if loops == nil {
            // As many loops as 0.2 seconds take.
            while try measure(count) < 0.2, count < 1_000_000_000 { count *= 10 }
        }
        let times = try (0..<runs).map { _ in try measure(count) / Double(count) }
        let mean = times.reduce(0, +) / Double(runs)
        let deviation = (times.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(runs)).squareRoot()
        call.kernel.answer(
            Markup(
                "\(timeText(mean)) ± \(timeText(deviation)) per loop (mean ± std. dev. of \(runs) "
                    + "run\(runs == 1 ? "" : "s"), \(grouped(count)) loop\(count == 1 ? "" : "s") each)\n"))
    }
}
