import Foundation
import Notebook
import Sessions
import Testing
import Evaluator

/// Every block of the README runs.
@Suite struct ReadmeTests {
    private func blocks(_ language: String) throws -> [String] {
        var blocks: [String] = []
        var current: [String]?
        for line in splitLines(try Program.read(Program.root + "/README.md")) {
            if let lines = current {
                if line == "```" {
                    blocks.append(lines.joined(separator: "\n") + "\n")
                    current = nil
                } else {
                    current = lines + [line]
                }
            } else if line == "```" + language {
                current = []
            }
        }
        return blocks
    }

    /// The screen is the one that the terminal shows.
    @Test func screen() throws {
        let shown = try Program.read(Program.root + "/Tests/CommandTests/Snapshots/screen-80x24.txt")
        #expect(try blocks("text").contains { $0.hasPrefix(" rnn ") })
        for block in try blocks("text") where block.hasPrefix(" rnn ") { #expect(block == shown) }
    }

    /// All of them in one session, from top to bottom.
    @Test func language() throws {
        let text = try blocks("python").map { "# %%\n" + $0 }.joined(separator: "\n")
        let session = try Session(reading: Array(text.utf8))
        #expect(session.cells.count > 5)
        let report = LargeStack.run { Checker(session, name: "README").run(authorize: { _, _ in }).result }
        #expect(report.differingCount == 0, "\(report.text)")
    }

    /// `$ command` and what it prints.
    @Test func consoles() throws {
        for block in try blocks("console") {
            var expected = ""
            var output = ""
            for line in splitLines(block) {
                if line.hasPrefix("$ ") {
                    let result = try Program.run(["-c", String(line.dropFirst(2))], executable: "/bin/sh")
                    output += result.output + result.errors
                } else {
                    expected += line + "\n"
                }
            }
            #expect(output == expected)
        }
    }

    /// The commands of the first screen cannot run inside of a test run; what stands in them can be held against the package.
    @Test func installation() throws {
        let commands = try blocks("sh")
        #expect(commands.count == 2)
        let package = try Program.read(Program.root + "/Package.swift")
        for library in package.matches(of: /\.apt\(\["([^"]+)"\]\)/).map(\.output.1) {
            for command in commands { #expect(command.contains(" \(library) ")) }
        }
        let play = try #require(commands[0].split(separator: "rnn play ").last)
        let session = play.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(FileManager.default.fileExists(atPath: Program.root + "/" + session))
        #expect(commands[1].hasSuffix("swift test\n"))
    }
}
