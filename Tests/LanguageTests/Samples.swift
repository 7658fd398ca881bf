/// A table of texts, each under a line `### expected`; `→`, `␣`, `␍` and `␌` stand for characters that would not show.
struct Samples {
    struct Sample {
        let expected: String
        let text: String
    }

    let all: [Sample]

    init(_ table: String) {
        var samples: [Sample] = []
        var expected: String?
        var lines: [String] = []
        func close() {
            if let expected { samples.append(Sample(expected: expected, text: Samples.reveal(lines))) }
        }
        for line in table.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("### ") {
                close()
                expected = String(line.dropFirst(4))
                lines = []
            } else {
                lines.append(String(line))
            }
        }
        close()
        all = samples
    }

    private static func reveal(_ lines: [String]) -> String {
        String(
            lines.joined(separator: "\n").map { character in
                switch character {
                case "→": "\t"
                case "␣": " "
                case "␍": "\r"
                case "␌": "\u{0C}"
                default: character
                }
            })
    }
}
