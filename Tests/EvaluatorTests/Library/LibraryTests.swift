import Testing

@testable import Evaluator

@Suite struct LibraryTests {
    @Test(arguments: [
        LibraryPrograms.listMethods,
        LibraryPrograms.sortingObjects,
        LibraryPrograms.dataclasses,
        LibraryPrograms.arguments,
        LibraryPrograms.collections,
        LibraryPrograms.functools,
        LibraryPrograms.copying,
        LibraryPrograms.formatting,
        LibraryPrograms.random,
        LibraryPrograms.regularExpressions,
        LibraryPrograms.iteration,
        LibraryPrograms.attributes,
        LibraryPrograms.unicode,
        LibraryPrograms.typingAndTime,
        LibraryPrograms.dicts,
        LibraryPrograms.sets,
        LibraryPrograms.errors,
    ])
    func program(_ program: Program) { program.check() }

    /// Those that write files need a folder of their own, one after the other.
    @Test func programsWithFiles() throws {
        let folder = "/tmp/rnn-library-tests"
        LargeStack.run {
            let interpreter = Interpreter(host: RecordingHost(), dialect: .script)
            try? interpreter.onThisThread { try FileSystem.makeDirectory(folder, withParents: true, mayExist: true) }
        }
        for program in [LibraryPrograms.files, LibraryPrograms.folders, LibraryPrograms.json, LibraryPrograms.csv] {
            program.check()
        }
    }
}
