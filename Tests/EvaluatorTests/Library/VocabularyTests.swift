import Language
import Testing

@testable import Evaluator

/// The library against the list of names that it promises.
@Suite struct VocabularyTests {
    /// Everything promised is there, in a script that imports it.
    @Test(arguments: LanguageNames.all.map(\.place))
    func everyNameExists(place: String) throws {
        let names = try #require(LanguageNames.all.first { $0.place == place }).names
            .split { $0 == " " || $0 == "\n" }.map(String.init)
        let missing = LargeStack.run { () -> [String] in
            let interpreter = Interpreter(host: RecordingHost(), dialect: .script)
            return names.filter { name in
                (try? interpreter.onThisThread { try Self.value(place, name, interpreter) }) == nil
            }
        }
        #expect(missing == [])
    }

    private static func value(_ place: String, _ name: String, _ interpreter: Interpreter) throws -> Value? {
        if place == "builtins" { return interpreter.value(named: name) }
        let owner: Value
        if place.last(where: { $0 == "." }) != nil, let dot = place.lastIndex(of: "."),
            place[place.index(after: dot)...].first?.isUppercase == true || place == "numpy.ndarray"
        {
            let module = try interpreter.importModule(String(place[..<dot]))
            owner = try Value.object(module).attribute(Symbol(String(place[place.index(after: dot)...])))
        } else {
            owner = .object(try interpreter.importModule(place))
        }
        if let value = try owner.optionalAttribute(Symbol(name)) { return value }
        return .object(try interpreter.importModule(place + "." + name))
    }

    /// What `rnn help` lists has the promised names too.
    @Test func theReferenceIsMadeOfRows() {
        let sections = Dictionary(uniqueKeysWithValues: Reference.sections.map { ($0.name, Set($0.members)) })
        #expect(sections["torch.nn"]?.isSuperset(of: ["RNN", "LSTM", "GRU", "Linear"]) == true)
        #expect(sections["torch"]?.contains("cat") == true)
        #expect(sections["list"]?.contains("append") == true)
        #expect(sections["Tensor"]?.contains("view") == true)
        #expect(sections.values.allSatisfy { !$0.contains("") })
    }
}
