import Evaluator
import Notebook
import Sessions
import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `rnn play` by single keys, on whatever surface there is.
final class PlayLoop {
    private let surroundings: Surroundings
    private let session: Session
    private let surface: any PlaySurface
    private let replay: Replay
    private let started = ContinuousClock.now
    /// What stands in the status line for some seconds.
    private var notice: (text: String, until: ContinuousClock.Instant)?

    init(
        _ session: Session, on surface: any PlaySurface, surroundings: Surroundings, policy: WritePolicy,
        checkpointMemory: Int
    ) {
        self.session = session
        self.surroundings = surroundings
        self.surface = surface
        surface.setPolicy(policy)
        replay = Replay(session, checkpointMemory: checkpointMemory, screen: surface.screen) {
            let kernel = Kernel(front: surface.screen.output)
            kernel.interpreter.searchPath = ["."]
            surroundings.noteInterrupts(in: kernel.interpreter)
            surface.attach(kernel)
            return kernel
        }
    }

    func run() -> ExitStatus {
        if let title = session.header?.title { surface.screen.note(title) }
        let leaves = surface.open {
            run { replay.begin() }
            return loop()
        }
        surface.clearStatus()
        return leaves ? surface.prompt(replay.kernel) : .done
    }

    /// True where the presenter left to a live prompt.
    private func loop() -> Bool {
        while true {
            showStatus()
            guard let key = surface.key(within: 1000) else { continue }
            notice = nil
            surface.clearStatus()
            switch key {
            case .endOfInput: return false
            case .interrupt: tell("Ctrl-C stops a running cell; q leaves")
            case .enter, .pageDown, .right: next()
            case .pageUp, .left, .backspace: back()
            case .control(let letter): if letter == "d" { return false }
            case .character(let character):
                guard let command = ReplayCommand(character) else {
                    tell("? shows the keys")
                    continue
                }
                if command == .quit { return true }
                perform(command)
            case .tab, .shiftTab, .up, .down, .home, .end, .escape, .alt, .delete, .function, .wheelUp, .wheelDown,
                .other, .paste:
                continue
            }
        }
    }

    /// Around everything that may run cells.
    private func run(_ body: () -> Void) {
        surroundings.forgetInterrupt(in: replay.kernel.interpreter)
        surface.running(body)
    }

    private func next() {
        var went = true
        run { went = replay.next() }
        if !went { tell("this is the end; q leaves to a prompt, Ctrl-D ends") }
    }

    private func back() {
        var went = true
        run { went = replay.back() }
        if !went { tell("this is the beginning") }
    }

    private func go(to place: Int?) {
        guard let place else { return }
        run { replay.go(to: place) }
    }

    private func perform(_ command: ReplayCommand) {
        switch command {
        case .next: next()
        case .back: back()
        case .reveal: run { replay.reveal() }
        case .again: run { replay.again() }
        case .first: go(to: 0)
        case .last: go(to: replay.cells.count - 1)
        case .goTo: goTo()
        case .search:
            guard let text = ask("/") else { return }
            if let place = replay.search(text) { go(to: place) } else { tell("'\(text)' is nowhere") }
        case .nextHeading, .previousHeading:
            go(to: replay.heading(forward: command == .nextHeading))
        case .improvise: improvise()
        case .edit: edit()
        case .notes:
            let notes = replay.notes
            tell(notes.isEmpty ? "no notes here" : notes.joined(separator: " "))
        case .typing:
            surface.typesAll.toggle()
            tell("typing \(surface.typesAll ? "on" : "off")")
        case .faster, .slower:
            let delay = surface.typingDelay
            surface.typingDelay = command == .faster ? max(1, delay / 2) : min(500, delay * 2)
            tell("\(surface.typingDelay) ms a character")
        case .blank: surface.blank()
        case .index: surface.show(page: "cells", lines: indexLines)
        case .help:
            let width = ReplayCommand.rows.map(\.keys.count).max() ?? 0
            surface.show(
                page: "keys",
                lines: ReplayCommand.rows.map { row in
                    row.keys + String(repeating: " ", count: width - row.keys.count + 2) + row.text
                })
        case .quit: return
        }
    }

    private func goTo() {
        surface.show(status: ["go to: "], clock: "")
        guard case .character(let first)? = surface.key(within: nil) else { return surface.clearStatus() }
        if first == "g" {
            surface.clearStatus()
            return go(to: 0)
        }
        guard let name = ask("go to: ", typed: String(Character(first))) else { return }
        if let place = replay.place(named: name) { go(to: place) } else { tell("there is no cell '\(name)'") }
    }

    /// A text typed into the status line; nil after Escape.
    private func ask(_ prompt: String, typed: String = "") -> String? {
        var text = typed
        defer { surface.clearStatus() }
        while true {
            surface.show(status: [prompt + text + "_"], clock: "")
            switch surface.key(within: nil) {
            case .character(let character)?: text.unicodeScalars.append(character)
            case .backspace?:
                if text.isEmpty { return nil }
                text.removeLast()
            case .enter?: return text.isEmpty ? nil : text
            case .escape?, .interrupt?, .endOfInput?: return nil
            case nil, .left?, .right?, .up?, .down?, .pageUp?, .pageDown?, .home?, .end?, .tab?, .shiftTab?, .control?,
                .alt?, .delete?, .function?, .wheelUp?, .wheelDown?, .other?, .paste?:
                continue
            }
        }
    }

    // MARK: Improvising and editing

    private func improvise() {
        replay.beginImprovising()
        surface.screen.note("scratch: Ctrl-] (or Ctrl-D) comes back")
        surface.show(status: ["SCRATCH", "Ctrl-] comes back"], clock: clock)
        surface.clearStatus()
        reading: while true {
            switch surface.readCell(Prompts(number: replay.kernel.number)) {
            case .interrupted: continue
            case .end: break reading
            case .text(let source):
                var outcome = Outcome.done
                run { outcome = replay.improvise(source) }
                if case .exit = outcome { break reading }
            }
        }
        surface.show(status: ["keep what you did? y, or any key to drop it "], clock: "")
        let keeps = surface.key(within: nil) == .character("y")
        surface.clearStatus()
        run { replay.endImprovising(keep: keeps) }
        surface.screen.note(keeps ? "kept" : "dropped")
    }

    /// In the editor of `$VISUAL` or `$EDITOR`.
    private func edit() {
        guard let cell = replay.cell, cell.kind == .code else { return tell("only code is edited here") }
        let program =
            [surroundings.environment("VISUAL"), surroundings.environment("EDITOR")].lazy
            .compactMap { $0 }.first { !$0.isEmpty } ?? "vi"
        var template = Array("/tmp/rnn-cell-XXXXXX.py".utf8CString)
        let descriptor = mkstemps(&template, 3)
        guard descriptor >= 0 else { return tell("no temporary file can be made") }
        close(descriptor)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        do throws(FileFailure) {
            try Files.write(Array((cell.source + "\n").utf8), to: path)
            guard surface.outside({ system("\(program) '\(path)'") }) == 0 else {
                return tell("the editor failed; the cell is as it was")
            }
            var lines = splitLines(String(decoding: try Files.read(path), as: UTF8.self))
            while lines.last?.isEmpty == true { lines.removeLast() }
            let source = lines.joined(separator: "\n")
            if source != cell.source { run { replay.edit(source) } }
        } catch {
            tell(error.lastLine)
        }
    }

    // MARK: Status

    private func tell(_ text: String) { notice = (text, .now + .seconds(5)) }

    private func showStatus() {
        if let notice, notice.until > .now { return surface.show(status: [notice.text], clock: clock) }
        notice = nil
        var parts = ["REPLAY", "\(replay.place + 1)/\(replay.cells.count)"]
        switch replay.stage {
        case .shown: if replay.cell?.kind == .code { parts.append("Space runs it") }
        case .asked: parts.append("Space runs it")
        case .held: parts.append("Space reveals")
        case .done: break
        }
        switch replay.marks[replay.place] {
        case .ok?: parts.append("ok")
        case .differs?: parts.append("differs")
        case nil: break
        }
        surface.show(status: parts + [replay.memoryText], clock: clock)
    }

    private var clock: String {
        let elapsed = Int((ContinuousClock.now - started).components.seconds)
        return Self.clock(elapsed) + (replay.plannedTime.map { "/" + Self.clock($0) } ?? "")
    }

    private static func clock(_ seconds: Int) -> String {
        let (minutes, rest) = (String(seconds / 60), String(seconds % 60))
        return (minutes.count < 2 ? "0" : "") + minutes + ":" + (rest.count < 2 ? "0" : "") + rest
    }

    private var indexLines: [String] {
        replay.index.map { row in
            let mark =
                switch row.mark {
                case .ok?: "ok     "
                case .differs?: "differs"
                case nil: "       "
                }
            let number = String(row.place + 1)
            let here = row.place == replay.place ? ">" : " "
            return here + String(repeating: " ", count: max(0, 3 - number.count)) + number + " \(mark) "
                + (row.isProse ? row.title : "  " + row.title)
        }
    }
}
