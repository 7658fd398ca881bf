import Markup
import Sessions

/// `%session`, `%keep` and `%undo`.
enum RecordingMagics {
    /// `%session start FILE [-a] [-f] [TITLE…]`, `%session stop`, `%session`
    static func session(_ call: MagicCall) throws {
        var words = call.words
        let kernel = call.kernel
        switch words.first {
        case nil:
            guard let recording = kernel.recording else { return kernel.answer(Markup("Nothing is being recorded.\n")) }
            kernel.answer(Markup("Recording to \(recording.path), \(count(recording.cellCount)) so far.\n"))
        case "stop" where words.count == 1:
            guard let recording = kernel.recording else { return kernel.answer(Markup("Nothing is being recorded.\n")) }
            kernel.recording = nil
            kernel.answer(Markup("\(count(recording.cellCount)) recorded to \(recording.path)\n"))
        case "start":
            words.removeFirst()
            let goesOn = words.contains("-a")
            let replaces = words.contains("-f")
            words.removeAll { $0 == "-a" || $0 == "-f" }
            guard let name = words.first, !name.hasPrefix("-"), !(goesOn && replaces) else { throw call.usageError() }
            let path = name.contains(".") ? name : name + ".rnnsession"
            try kernel.front.authorize(.write, path: path)
            let title = words.dropFirst().joined(separator: " ")
            kernel.recording = try SessionRecording(
                path: path, title: title.isEmpty ? nil : title, goesOn: goesOn, replaces: replaces)
            kernel.answer(
                Markup("Every finished cell is written to \(path). Cells that fail are not; %keep keeps one.\n"))
        case _?: throw call.usageError()
        }
    }

    /// Keeps the last cell although it failed.
    static func keep(_ call: MagicCall) throws {
        guard call.arguments.isEmpty else { throw call.usageError() }
        guard let record = call.kernel.keepLastRecord() else {
            throw MagicError.file("UsageError: there is no cell to keep")
        }
        guard record.error != nil else {
            return call.kernel.answer(Markup("In [\(record.number)] did not fail: it is kept.\n"))
        }
        if let recording = call.kernel.recording {
            do throws(FileFailure) {
                try recording.add(record)
            } catch {
                throw MagicError.file(error.lastLine)
            }
        }
        call.kernel.answer(Markup("In [\(record.number)] is kept with its error.\n"))
    }

    static func count(_ cells: Int) -> String { cells == 1 ? "1 cell" : "\(cells) cells" }
}

extension Kernel {
    /// `%undo [N]`: back to before the last cells.
    func undo(_ count: Int) throws {
        guard count >= 1, count <= records.count else {
            throw MagicError.file(
                records.isEmpty
                    ? "UsageError: there is no cell to undo"
                    : "UsageError: only \(RecordingMagics.count(records.count)) can be undone")
        }
        let place = records.count - count
        guard let checkpoint = undoStore?[place] else {
            throw MagicError.file(
                undoStore == nil
                    ? "UsageError: nothing is kept for %undo here"
                    : "UsageError: what In [\(records[place].number)] needs is no longer kept (see --checkpoint-memory)"
            )
        }
        let undone = records[place]
        for record in records[place...].reversed() {
            do throws(FileFailure) {
                try recording?.remove(record)
            } catch {
                throw MagicError.file(error.lastLine)
            }
        }
        restore(checkpoint)
        undoStore?.drop(from: place)
        let line = splitLines(undone.source).first ?? ""
        var text = Markup("Back before In [\(undone.number)]: \(line)\n")
        if !checkpoint.unreachable.isEmpty {
            text.append("These keep their state: \(checkpoint.unreachable.joined(separator: ", "))\n", .hint)
        }
        answer(text)
    }

    /// Notes what `%undo` of the next cell needs.
    func noteForUndo() {
        guard let store = undoStore else { return }
        let previous = store.nearest(to: records.count)?.checkpoint
        guard let checkpoint = checkpoint(after: previous, limit: store.limit) else { return }
        undoStore?.keep(checkpoint, at: records.count)
    }

    /// Writes a finished cell to the recording.
    func record(_ record: CellRecord) {
        guard let recording, record.isSaved else { return }
        do throws(FileFailure) {
            try recording.add(record)
        } catch {
            answer(Markup("This cell was not recorded: \(error.lastLine)\n", .error))
        }
    }
}

extension CellRecord {
    /// What `%save` and recordings take up: cells that ran or are kept, and more than magics that only show something.
    var isSaved: Bool {
        (error == nil || isKept)
            && !CellPart.parts(of: source).allSatisfy { part in
                switch part {
                case .code: false
                case .magic(let name, _), .cellMagic(let name, _, _): name != "time" && name != "timeit"
                case .question: true
                }
            }
    }
}
