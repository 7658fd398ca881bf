import Markup
import Sessions

extension Magic {
    /// Every magic, in the order that `%help` lists them.
    static let all: [Magic] = [
        Magic("help", "[NAME]", "Help on a name, or this list.") { call in
            let name = call.arguments
            call.kernel.answer(name.isEmpty ? Help.overview() : call.kernel.help(on: name))
        },
        Magic("who", "", "The names of your variables.") { call in
            let names = call.kernel.variableNames
            let text = names.isEmpty ? "There are no variables yet." : names.joined(separator: "\t")
            call.kernel.answer(Markup(text + "\n"))
        },
        Magic("whos", "", "Your variables with type, shape and value.") { call in
            call.kernel.answer(VariableTable.text(call.kernel))
        },
        Magic("time", "CODE", "Runs code once and tells how long it took.", takesCell: true) { call in
            guard !call.code.isEmpty else { throw call.usageError() }
            try Timing.once(call)
        },
        Magic("timeit", "[-n N] [-r R] CODE", "Runs code many times and tells the mean.", takesCell: true) { call in
            try Timing.often(call)
        },
        Magic(
            "loss", "[log] [all] [grad|lr] [smooth[=0.9]] [WIDTHxHEIGHT]",
            "The loss of the last training run as a curve; all runs, the gradient norm, the learning rate."
        ) { call in
            call.kernel.answer(try LossText.text(call))
        },
        Magic("history", "[-n] [FIRST-LAST]", "What was entered; -n shows numbers.") { call in
            call.kernel.answer(try HistoryText.text(call))
        },
        Magic("save", "FILE [-f]", "Writes what was entered, with its output, as a session; -f replaces a file.") {
            call in
            try SessionFiles.save(call)
        },
        Magic(
            "session", "[start FILE [-a] [-f] [TITLE…] | stop]",
            "Writes every finished cell to a session at once; -a goes on with a file, -f replaces it."
        ) { call in
            try RecordingMagics.session(call)
        },
        Magic("keep", "", "Keeps the last cell in the session although it failed.") { call in
            try RecordingMagics.keep(call)
        },
        Magic(
            "undo", "[N]", "Back to before the last cell, or the last N: variables, parameters, optimiser, generator."
        ) {
            call in
            guard let count = call.arguments.isEmpty ? 1 : Int(call.arguments) else { throw call.usageError() }
            try call.kernel.undo(count)
        },
        Magic("run", "FILE [ARGUMENT…]", "Runs a .py file or a session with your variables.") { call in
            try SessionFiles.run(call)
        },
        Magic("pane", "NAME|off [--print]", "Shows a pane beside the transcript; --print writes it as text.") { call in
            try PaneMagic.run(call)
        },
        Magic("reset", "[-f]", "Forgets all variables, In and Out; -f does not ask.") { call in
            if call.words != ["-f"] {
                guard call.arguments.isEmpty else { throw call.usageError() }
                let answer = call.kernel.front.readLine(
                    prompt: "Once deleted, variables cannot be recovered. Proceed (y/[n])? ")
                guard answer?.lowercased().hasPrefix("y") == true else {
                    return call.kernel.answer(Markup("Nothing done.\n"))
                }
            }
            call.kernel.reset()
        },
        Magic("matplotlib", "[BACKEND]", "Accepted as in notebooks; charts need no setting here.") { _ in },
    ]

    static func named(_ name: String) throws(MagicError) -> Magic {
        if let magic = all.first(where: { $0.name == name }) { return magic }
        throw .unknown(name, nearest: nearest(to: name))
    }

    private static func nearest(to name: String) -> String? {
        all.map(\.name).filter { candidate in
            candidate.hasPrefix(name) || name.hasPrefix(candidate) || isOneEditApart(candidate, name)
        }.first
    }

    private static func isOneEditApart(_ first: String, _ second: String) -> Bool {
        var (short, long) = (Array(first), Array(second))
        if short.count > long.count { swap(&short, &long) }
        guard long.count - short.count <= 1 else { return false }
        let head = zip(short, long).prefix { $0 == $1 }.count
        let tail = zip(short.reversed(), long.reversed()).prefix { $0 == $1 }.count
        return head + tail >= short.count - (long.count == short.count ? 1 : 0)
            || long.count == short.count && Set(short) == Set(long)
    }
}
