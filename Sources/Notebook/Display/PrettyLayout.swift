/// Lays out text in groups that break where a line would become too long: IPython's pretty printer.
///
/// A group breaks as a whole, outer groups first; lines that a text has itself begin at the indentation it stands at.
struct PrettyLayout {
    private final class Group {
        let depth: Int
        var breaks: [Int] = []
        var wantsBreak = false

        init(depth: Int) { self.depth = depth }
    }

    private enum Piece {
        case text(String, width: Int)
        case separator(id: Int, indentation: Int, Group)

        var width: Int {
            switch self {
            case .text(_, let width): width
            case .separator: 1
            }
        }
    }

    private let width: Int
    private(set) var output = ""
    private var outputWidth = 0
    private var bufferWidth = 0
    private var buffer: [Piece] = []
    private var stack: [Group]
    /// By depth: groups that may still break.
    private var queue: [[Group]]
    private var indentation = 0
    private var nextID = 0

    init(width: Int = 79) {
        self.width = width
        let root = Group(depth: 0)
        stack = [root]
        queue = [[root]]
    }

    mutating func text(_ text: String) {
        let count = text.unicodeScalars.count
        guard let last = buffer.last else {
            output += text
            outputWidth += count
            return
        }
        if case .text(let before, let width) = last {
            buffer[buffer.count - 1] = .text(before + text, width: width + count)
        } else {
            buffer.append(.text(text, width: count))
        }
        bufferWidth += count
        breakOuterGroups()
    }

    /// A blank, or a line break where its group breaks.
    mutating func separator() {
        guard let group = stack.last else { return }
        if group.wantsBreak {
            flush()
            newLine(indentation)
        } else {
            nextID += 1
            group.breaks.append(nextID)
            buffer.append(.separator(id: nextID, indentation: indentation, group))
            bufferWidth += 1
            breakOuterGroups()
        }
    }

    /// A line break that the text itself has.
    mutating func lineBreak() {
        if let group = nextGroup() { breakOne(group) }
        flush()
        newLine(indentation)
    }

    mutating func begin(_ opening: String = "") {
        if !opening.isEmpty { text(opening) }
        let group = Group(depth: (stack.last?.depth ?? 0) + 1)
        stack.append(group)
        while queue.count <= group.depth { queue.append([]) }
        queue[group.depth].append(group)
        indentation += opening.unicodeScalars.count
    }

    mutating func end(_ closing: String = "", indented: Int = 0) {
        indentation -= indented
        if let group = stack.popLast(), group.breaks.isEmpty { remove(group) }
        if !closing.isEmpty { text(closing) }
    }

    mutating func finish() -> String {
        flush()
        return output
    }

    private mutating func newLine(_ indentation: Int) {
        output += "\n" + String(repeating: " ", count: indentation)
        outputWidth = indentation
        bufferWidth = 0
    }

    private mutating func emit(_ piece: Piece) {
        switch piece {
        case .text(let text, let width):
            output += text
            outputWidth += width
        case .separator(_, let indentation, let group):
            if !group.breaks.isEmpty { group.breaks.removeFirst() }
            if group.wantsBreak {
                output += "\n" + String(repeating: " ", count: indentation)
                outputWidth = indentation
            } else {
                if group.breaks.isEmpty { remove(group) }
                output += " "
                outputWidth += 1
            }
        }
    }

    private mutating func flush() {
        let pieces = buffer
        buffer = []
        for piece in pieces { emit(piece) }
        bufferWidth = 0
    }

    private mutating func breakOne(_ group: Group) {
        while !group.breaks.isEmpty, !buffer.isEmpty {
            let piece = buffer.removeFirst()
            emit(piece)
            bufferWidth -= piece.width
        }
        while case .text(let text, let count)? = buffer.first {
            buffer.removeFirst()
            output += text
            outputWidth += count
            bufferWidth -= count
        }
    }

    private mutating func breakOuterGroups() {
        while width < outputWidth + bufferWidth {
            guard let group = nextGroup() else { return }
            breakOne(group)
        }
    }

    /// The outermost group that can break; it will from now on.
    private mutating func nextGroup() -> Group? {
        for depth in queue.indices {
            for (offset, group) in queue[depth].reversed().enumerated() where !group.breaks.isEmpty {
                // Counted from the other end, as IPython does: what is shown must be the same.
                queue[depth].remove(at: offset)
                group.wantsBreak = true
                return group
            }
            for group in queue[depth] { group.wantsBreak = true }
            queue[depth] = []
        }
        return nil
    }

    private mutating func remove(_ group: Group) {
        queue[group.depth].removeAll { $0 === group }
    }
}
