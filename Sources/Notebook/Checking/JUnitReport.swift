import Sessions

/// Check results as JUnit XML: a suite a file, a test a cell.
public enum JUnitReport {
    public static func text(_ results: [CheckResult]) -> String {
        let tests = results.reduce(0) { $0 + max($1.cells.count, 1) }
        let failures = results.reduce(0) { $0 + $1.failureCount }
        let errors = results.count { $0.trouble != nil }
        let time = results.reduce(0) { $0 + $1.milliseconds }
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<testsuites tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\" time=\"\(seconds(time))\">",
        ]
        for result in results {
            lines.append(
                "  <testsuite name=\"\(escaped(result.name))\" tests=\"\(max(result.cells.count, 1))\" "
                    + "failures=\"\(result.failureCount)\" errors=\"\(result.trouble == nil ? 0 : 1)\" "
                    + "time=\"\(seconds(result.milliseconds))\">")
            for cell in result.cells { lines += test(cell, in: result) }
            if let trouble = result.troubleText {
                lines.append("    <testcase classname=\"\(escaped(result.name))\" name=\"file\" time=\"0.000\">")
                lines.append("      <error message=\"\(escaped(trouble))\"></error>")
                lines.append("    </testcase>")
            }
            if !result.overflows.isEmpty {
                lines.append("    <system-out>\(escaped(result.overflows.joined(separator: "\n")))</system-out>")
            }
            lines.append("  </testsuite>")
        }
        lines.append("</testsuites>")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func test(_ cell: CheckResult.Cell, in result: CheckResult) -> [String] {
        let head =
            "    <testcase classname=\"\(escaped(result.name))\" name=\"\(escaped(cell.name))\" "
            + "file=\"\(escaped(result.name))\" line=\"\(cell.line)\" time=\"\(seconds(cell.milliseconds))\""
        guard let summary = cell.summary else { return [head + "></testcase>"] }
        return [
            head + ">", "      <failure message=\"\(escaped(summary))\">\(escaped(cell.diff))</failure>",
            "    </testcase>",
        ]
    }

    private static func seconds(_ milliseconds: Int) -> String {
        let rest = String(milliseconds % 1000)
        return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }

    /// Text of XML 1.0, which has no place for most control characters.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension CheckResult {
    fileprivate var milliseconds: Int { cells.reduce(0) { $0 + $1.milliseconds } }
    fileprivate var failureCount: Int { differingCount }

    fileprivate var troubleText: String? {
        switch trouble {
        case .missing(let why)?, .refused(let why)?, .timedOut(let why)?, .crashed(let why)?: why
        case nil: nil
        }
    }
}
