import Foundation
import Sessions
import Testing

/// Files that were damaged: each is read, and then writes the same bytes, or is refused with a place.
@Suite struct MutationTests {
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 31)
        }
    }

    private static let pieces = [
        "# %%", "\n", "#> ", "#! ", "#| ", "#: ", "{#", "}", "'''", "\"\"\"", "# ---\n", "...", "[..]", "\r\n", "\u{0}",
        "=",
        "\\", "[markdown]", "check=", "\"", "{", "[", ",", ":", "null", "1e5", "\\u12", ">>> ", "In [3]: ", "é",
    ]

    static func mutated(_ bytes: [UInt8], _ random: inout some RandomNumberGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            guard !bytes.isEmpty else { break }
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
            case 3: bytes.insert(contentsOf: pieces.randomElement(using: &random)?.utf8.map { $0 } ?? [], at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }

    private func check(_ session: Session, _ bytes: [UInt8]) {
        #expect(session.bytes == bytes)
        let formatted = session.formatted
        #expect(formatted.formatted.bytes == formatted.bytes)
        #expect((try? Session(reading: session.bytes))?.bytes == session.bytes)
    }

    @Test func sessions() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
        let original = Array(try Data(contentsOf: URL(fileURLWithPath: root + "/sessions/01-rnn-basics.rnnsession")))
        var random = Generator(state: 1)
        var refused = 0
        for _ in 0..<250 {
            let bytes = Self.mutated(original, &random)
            do throws(SessionMistake) {
                let session = try Session(reading: bytes)
                check(session, bytes)
            } catch {
                refused += 1
                #expect(error.line >= 1 && error.column >= 1 && !error.message.isEmpty)
            }
        }
        #expect(refused > 10)
    }

    @Test func notebooks() throws {
        let text = "# %% a {#a}\n#| hide\nx = '\\n'\n#> 1\n#! E: f\n# %% [markdown] b\n# text\n#: note\n"
        let original = Array(try Session(reading: Array(text.utf8)).notebook().pretty.utf8)
        var random = Generator(state: 2)
        for _ in 0..<400 {
            let bytes = Self.mutated(original, &random)
            do throws(SessionMistake) {
                let session = try Session(notebook: bytes)
                check(session, session.bytes)
            } catch {
                #expect(error.line >= 1 && error.column >= 1 && !error.message.isEmpty)
            }
        }
    }
}
