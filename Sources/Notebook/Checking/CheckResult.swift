import Sessions

/// What checking one file came to, in words that go from a worker to whoever asked for it.
public struct CheckResult: Hashable, Sendable {
    public let name: String
    public var cells: [Cell] = []
    /// Lines that do not fit the screen asked for, and cells that are too tall for it.
    public var overflows: [String] = []
    /// How many cells were rewritten.
    public var acceptedCount = 0
    /// Why the file was not checked, or not to the end.
    public var trouble: Trouble?
    /// Odd things in the file, with their places.
    public var warnings: [String] = []

    public struct Cell: Hashable, Sendable {
        public let name: String
        public let line: Int
        public let milliseconds: Int
        /// One sentence; nil where the cell showed what it should.
        public var summary: String?
        public var diff: String
    }

    public enum Trouble: Hashable, Sendable {
        /// The file cannot be read.
        case missing(String)
        /// The file has a mistake, with its place.
        case refused(String)
        case timedOut(String)
        case crashed(String)
    }

    public init(name: String) { self.name = name }

    public var differingCount: Int { cells.count { $0.summary != nil } }

    public var status: ExitStatus {
        switch trouble {
        case .missing?: .wrongUsage
        case .refused?: .refusedInput
        case .timedOut?, .crashed?: .differs
        case nil: differingCount > 0 || !overflows.isEmpty ? .differs : .done
        }
    }

    /// The lines that `rnn check` prints.
    public var text: String {
        var text = ""
        switch trouble {
        case .missing?, .refused?: return ""
        case .timedOut(let why)?: text += "stopped  \(name): \(why)\n"
        case .crashed(let why)?: text += "crashed  \(name): \(why)\n"
        case nil: break
        }
        if differingCount > 0 {
            text += "differs  \(name) (\(differingCount) of \(cells.count) cells)\n"
        } else if acceptedCount > 0 {
            text += "accepted \(name) (\(acceptedCount) of \(cells.count) cells rewritten)\n"
        } else if trouble == nil, overflows.isEmpty {
            text += "ok       \(name) (\(cells.count) cells)\n"
        } else if trouble == nil {
            text += "too wide \(name) (\(overflows.count) places)\n"
        }
        for cell in cells {
            guard let summary = cell.summary else { continue }
            text += "\(name): \(summary)\n"
            if !cell.diff.isEmpty { text += "--- \(name)\n+++ \(name) (rerun)\n\(cell.diff)" }
        }
        for overflow in overflows { text += "\(name): \(overflow)\n" }
        return text
    }

    /// What goes to standard error.
    public var errors: String {
        var text = warnings.map { $0 + "\n" }.joined()
        switch trouble {
        case .missing(let why)?, .refused(let why)?: text += why + "\n"
        case .timedOut?, .crashed?, nil: break
        }
        return text
    }
}

extension CheckResult {
    public var json: JSON {
        var members: [JSON.Member] = [JSON.Member("name", .string(name))]
        members.append(
            JSON.Member(
                "cells",
                .array(
                    cells.map { cell in
                        .object([
                            "name": .string(cell.name), "line": .number(cell.line), "ms": .number(cell.milliseconds),
                            "summary": cell.summary.map(JSON.string) ?? .null, "diff": .string(cell.diff),
                        ])
                    })))
        members.append(JSON.Member("overflows", .strings(overflows)))
        members.append(JSON.Member("accepted", .number(acceptedCount)))
        members.append(JSON.Member("warnings", .strings(warnings)))
        switch trouble {
        case .missing(let why)?: members.append(JSON.Member("missing", .string(why)))
        case .refused(let why)?: members.append(JSON.Member("refused", .string(why)))
        case .timedOut(let why)?: members.append(JSON.Member("timedOut", .string(why)))
        case .crashed(let why)?: members.append(JSON.Member("crashed", .string(why)))
        case nil: break
        }
        return .object(members)
    }

    /// nil for anything but what `json` gives.
    public init?(_ json: JSON) {
        guard let name = json["name"]?.text, let cells = json["cells"]?.items else { return nil }
        self.init(name: name)
        for cell in cells {
            guard let cellName = cell["name"]?.text, let line = cell["line"]?.integer, let time = cell["ms"]?.integer
            else { return nil }
            self.cells.append(
                Cell(
                    name: cellName, line: line, milliseconds: time, summary: cell["summary"]?.text,
                    diff: cell["diff"]?.text ?? ""))
        }
        overflows = json["overflows"]?.items?.compactMap(\.text) ?? []
        warnings = json["warnings"]?.items?.compactMap(\.text) ?? []
        acceptedCount = json["accepted"]?.integer ?? 0
        if let why = json["missing"]?.text { trouble = .missing(why) }
        if let why = json["refused"]?.text { trouble = .refused(why) }
        if let why = json["timedOut"]?.text { trouble = .timedOut(why) }
        if let why = json["crashed"]?.text { trouble = .crashed(why) }
    }
}
