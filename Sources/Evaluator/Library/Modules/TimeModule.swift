#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Family {
    static let time = Family(
        module: "time",
        functions: [
            Builtin("time", "()", "Seconds since 1970.", example: "time.time() > 0\n#> True") { _ in
                .float(Clock.seconds(CLOCK_REALTIME))
            },
            Builtin("perf_counter", "()", "Seconds on a clock for measuring.") { _ in
                .float(Clock.seconds(CLOCK_MONOTONIC))
            },
            Builtin("monotonic", "()", "Seconds on a clock that never goes back.") { _ in
                .float(Clock.seconds(CLOCK_MONOTONIC))
            },
            Builtin("process_time", "()", "Seconds of work of this process.") { _ in
                .float(Clock.seconds(CLOCK_PROCESS_CPUTIME_ID))
            },
            Builtin("time_ns", "()", "Nanoseconds since 1970.") { _ in .int(Clock.nanoseconds(CLOCK_REALTIME)) },
            Builtin("perf_counter_ns", "()", "Nanoseconds on a clock for measuring.") { _ in
                .int(Clock.nanoseconds(CLOCK_MONOTONIC))
            },
            Builtin("sleep", "(seconds, /)", "Waits.", example: "time.sleep(0)") { call in
                guard let seconds = try call[0].asDouble() else {
                    throw Raised(
                        .typeError, "'\(call[0].typeName)' object cannot be interpreted as an integer")
                }
                if seconds < 0 { throw Raised(.valueError, "sleep length must be non-negative") }
                let end = Clock.seconds(CLOCK_MONOTONIC) + seconds
                call.interpreter.host.flush()
                // In slices, so that Ctrl-C is heard.
                while true {
                    try call.machine.poll()
                    let left = end - Clock.seconds(CLOCK_MONOTONIC)
                    if left <= 0 { return .none }
                    usleep(useconds_t(min(left, 0.05) * 1e6))
                }
            },
            Builtin(
                "strftime", "(format, t=None, /)", "A time as text.",
                example: "time.strftime('%Y', time.gmtime(0))\n#> '1970'"
            ) { call in
                .text(Clock.text(try call.string(0), call.has(1) ? try Clock.fields(call[1]) : Clock.local(nil)))
            },
            Builtin("localtime", "(seconds=None, /)", "A time in this time zone.") { call in
                Clock.value(Clock.local(try call.optionalDouble(0)))
            },
            Builtin("gmtime", "(seconds=None, /)", "A time in UTC.", example: "time.gmtime(0)[0]\n#> 1970") { call in
                var moment = time_t(try call.optionalDouble(0) ?? Clock.seconds(CLOCK_REALTIME))
                var fields = tm()
                gmtime_r(&moment, &fields)
                return Clock.value(fields)
            },
            Builtin("ctime", "(seconds=None, /)", "A time as text.") { call in
                .text(Clock.text("%a %b %e %H:%M:%S %Y", Clock.local(try call.optionalDouble(0))))
            },
            Builtin("asctime", "(t=None, /)", "A time as text.") { call in
                .text(Clock.text("%a %b %e %H:%M:%S %Y", call.has(0) ? try Clock.fields(call[0]) : Clock.local(nil)))
            },
        ])
}

/// The machine's clocks and calendar.
enum Clock {
    static func seconds(_ clock: clockid_t) -> Double {
        var moment = timespec()
        clock_gettime(clock, &moment)
        return Double(moment.tv_sec) + Double(moment.tv_nsec) / 1e9
    }

    static func nanoseconds(_ clock: clockid_t) -> Int {
        var moment = timespec()
        clock_gettime(clock, &moment)
        return Int(moment.tv_sec) * 1_000_000_000 + Int(moment.tv_nsec)
    }

    static func local(_ seconds: Double?) -> tm {
        var moment = time_t(seconds ?? self.seconds(CLOCK_REALTIME))
        var fields = tm()
        localtime_r(&moment, &fields)
        return fields
    }

    /// A `time.struct_time`.
    static func value(_ fields: tm) -> Value {
        let state = PythonState.current
        let type =
            state.timeType
            ?? NamedTuples.makeType(
                "time.struct_time", module: "",
                fields: [
                    "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
                ], defaults: [])
        state.timeType = type
        return .tuple(Tuple(items(fields), type: type))
    }

    private static func items(_ fields: tm) -> ContiguousArray<Value> {
        [
            .int(Int(fields.tm_year) + 1900), .int(Int(fields.tm_mon) + 1), .int(Int(fields.tm_mday)),
            .int(Int(fields.tm_hour)), .int(Int(fields.tm_min)), .int(Int(fields.tm_sec)),
            .int((Int(fields.tm_wday) + 6) % 7), .int(Int(fields.tm_yday) + 1), .int(Int(fields.tm_isdst)),
        ]
    }

    static func fields(_ value: Value) throws -> tm {
        let numbers = try value.collected().map { try $0.asIndex() ?? 0 }
        guard numbers.count == 9 else { throw Raised(.typeError, "Tuple or struct_time argument required") }
        var result = tm()
        result.tm_year = Int32(clamping: numbers[0] - 1900)
        result.tm_mon = Int32(clamping: numbers[1] - 1)
        result.tm_mday = Int32(clamping: numbers[2])
        result.tm_hour = Int32(clamping: numbers[3])
        result.tm_min = Int32(clamping: numbers[4])
        result.tm_sec = Int32(clamping: numbers[5])
        result.tm_wday = Int32(clamping: (numbers[6] + 1) % 7)
        result.tm_yday = Int32(clamping: numbers[7] - 1)
        result.tm_isdst = Int32(clamping: numbers[8])
        return result
    }

    static func text(_ format: String, _ fields: tm) -> String {
        if format.isEmpty { return "" }
        var fields = fields
        var buffer = [CChar](repeating: 0, count: format.utf8.count * 16 + 64)
        let length = strftime(&buffer, buffer.count, format, &fields)
        return String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
