import Evaluator
import Markup
import Sessions

/// A session on its way before a class: which cell is in view, how far it has come, and the way back.
///
/// It knows nothing of keys and terminals; a front end calls it and draws what it says.
public final class Replay {
    public let session: Session
    /// The cells as they are run: edits are in memory only.
    public private(set) var cells: [SessionCell]
    /// The cell in view.
    public private(set) var place = 0
    public private(set) var stage = ReplayStage.shown
    /// What cells showed that have run, by place.
    public private(set) var marks: [Int: ReplayMark] = [:]
    public private(set) var kernel: Kernel
    private let makeKernel: () -> Kernel
    private let screen: any ReplayScreen
    private var checkpoints: CheckpointStore
    /// What the cells showed, by place: for `once` cells and for revealing.
    private var held: [Int: HeldOutput] = [:]
    /// Places whose cell has run and whose output may be shown again instead of run again.
    private var ranOnce: Set<Int> = []
    /// The state to come back to from improvising.
    private var scratch: KernelCheckpoint?

    /// - Parameters:
    ///   - checkpointMemory: bytes that checkpoints may take together.
    ///   - makeKernel: a fresh kernel; another one is asked for where only running from the start leads back.
    public init(
        _ session: Session, checkpointMemory: Int = CheckpointStore.standardLimit, screen: any ReplayScreen,
        makeKernel: @escaping () -> Kernel
    ) {
        self.session = session
        cells = session.cells.filter { $0.kind == .prose || !$0.isEmpty }
        checkpoints = CheckpointStore(limit: checkpointMemory)
        self.screen = screen
        self.makeKernel = makeKernel
        kernel = makeKernel()
    }

    public var isAtEnd: Bool { cells.isEmpty || place == cells.count - 1 && stage == .done }
    public var cell: SessionCell? { cells.indices.contains(place) ? cells[place] : nil }

    /// `12 MB kept`, and how many checkpoints had to go.
    public var memoryText: String {
        let megabytes = (checkpoints.byteCount + (1 << 19)) >> 20
        let dropped = checkpoints.droppedCount
        return "\(megabytes) MB kept" + (dropped > 0 ? ", \(dropped) oldest dropped" : "")
    }

    /// The planned seconds: the header's, or the sum of the cells'.
    public var plannedTime: Int? {
        if let time = session.header?.time { return time }
        let times = cells.compactMap(\.options.time)
        return times.isEmpty ? nil : times.reduce(0, +)
    }

    // MARK: Going on

    /// Brings the first cell into view.
    public func begin() {
        guard !cells.isEmpty else { return }
        enter(0)
    }

    /// The next phase: show the next cell, ask, run, reveal. False where nothing is left.
    @discardableResult
    public func next() -> Bool {
        guard let cell else { return false }
        switch stage {
        case .shown:
            if cell.kind == .prose {
                stage = .done
                return next()
            }
            if let question = cell.options.predict {
                stage = .asked
                screen.ask(question)
            } else {
                run(quietly: false)
            }
        case .asked: run(quietly: false)
        case .held: reveal()
        case .done:
            guard place + 1 < cells.count else { return false }
            enter(place + 1)
        }
        return true
    }

    /// Shows what waits behind a fold or a prediction.
    public func reveal() {
        guard let output = held[place], output.isHeldBack else { return }
        output.reveal()
        if stage == .held { finishCell() }
    }

    private func enter(_ place: Int) {
        self.place = place
        stage = .shown
        show()
        guard let cell else { return }
        if cell.kind == .prose, cell.options.auto { stage = .done }
        if cell.kind == .code, cell.options.auto || cell.options.hide { _ = next() }
    }

    private func show() {
        guard let cell, !(cell.options.hide && cell.kind == .code) else { return }
        screen.show(cell, number: cell.kind == .code ? kernel.number : nil)
        if cell.kind == .prose { stage = .done }
    }

    private func finishCell() {
        stage = .done
        // After an `auto` cell the next one comes by itself, unless the presenter is to be waited for.
        if let cell, cell.options.auto, !cell.options.pause, place + 1 < cells.count { enter(place + 1) }
    }

    // MARK: Running

    private func run(quietly: Bool) {
        guard let cell else { return }
        if cell.options.once, ranOnce.contains(place), let checkpoint = checkpoints[place + 1],
            let output = held[place],
            checkpoint.unreachable.isEmpty
        {
            kernel.restore(checkpoint)
            if quietly { return }
            output.showAgain()
            finishCell()
            return
        }
        keepCheckpoint(at: place)
        let visible: Int? = quietly || cell.options.predict != nil ? 0 : cell.options.fold
        let output = HeldOutput(passingTo: screen.output, visibleLines: visible)
        held[place] = output
        kernel.front = output
        let outcome = kernel.run(cell.source)
        kernel.front = screen.output
        let isInterrupted = if case .failed(let failure) = outcome { failure.kind == .interrupt } else { false }
        note(output)
        if cell.options.once, !isInterrupted {
            ranOnce.insert(place)
            keepCheckpoint(at: place + 1)
        }
        guard !quietly else { return }
        if output.isHeldBack {
            stage = cell.options.predict == nil ? .done : .held
            screen.hold(output.hiddenLineCount)
            if stage == .done { finishCell() }
        } else {
            finishCell()
        }
    }

    private func note(_ output: HeldOutput) {
        guard let cell, let index = session.cells.firstIndex(where: { $0.firstLine == cell.firstLine }),
            session.cells[index].source == cell.source
        else {
            marks[place] = nil
            return
        }
        let difference = session.difference(cell: index, output: output.output, error: output.error)
        marks[place] = difference == nil ? .ok : .differs
    }

    private func keepCheckpoint(at place: Int) {
        let previous = checkpoints.nearest(to: place)?.checkpoint
        guard let checkpoint = kernel.checkpoint(after: previous, limit: checkpoints.limit) else { return }
        checkpoints.keep(checkpoint, at: place)
    }

    // MARK: Going back

    /// To before this cell where it has run or asked, else to before the one before. False at the beginning.
    @discardableResult
    public func back() -> Bool {
        let isUntouched = stage == .shown || cell?.kind == .prose
        var target = isUntouched ? place - 1 : place
        // What runs by itself is gone back over as one with what stands before it.
        while target > 0, cells[target].kind == .code, cells[target].options.auto || cells[target].options.hide {
            target -= 1
        }
        guard target >= 0 else { return false }
        go(to: target)
        return true
    }

    /// Runs the cell in view again, from the state that it began with.
    public func again() {
        guard let cell, cell.kind == .code, stage != .shown else { return }
        ranOnce.remove(place)
        go(to: place)
        if stage == .shown { run(quietly: false) }
    }

    /// To before a cell: by the nearest checkpoint, the cells between run quietly.
    public func go(to target: Int) {
        guard cells.indices.contains(target) else { return }
        bringState(to: target)
        screen.moved(to: cells[target], place: target, count: cells.count)
        stage = .shown
        place = target
        show()
    }

    private func bringState(to target: Int) {
        // The state here is that before this cell, or after it where it has run.
        let hasRun = stage == .held || stage == .done
        var start = hasRun ? place + 1 : place
        if target < start || target == place && hasRun {
            var nearest = checkpoints.nearest(to: target)
            while let found = nearest, !found.checkpoint.unreachable.isEmpty {
                nearest = checkpoints.nearest(to: found.place - 1)
            }
            if let nearest {
                kernel.restore(nearest.checkpoint)
                start = nearest.place
            } else {
                kernel = makeKernel()
                start = 0
            }
        }
        guard start < target else { return }
        for index in start..<target where cells[index].kind == .code {
            place = index
            run(quietly: true)
        }
    }

    // MARK: Finding

    /// `g n` or `g #id`: the place of the n-th cell, or of a cell with an id.
    public func place(named name: String) -> Int? {
        let id = name.hasPrefix("#") ? String(name.dropFirst()) : name
        if let found = cells.firstIndex(where: { $0.id == id }) { return found }
        guard let number = Int(name), cells.indices.contains(number - 1) else { return nil }
        return number - 1
    }

    /// The next place after this one whose title, text or code has a text in it, whatever its case; around the end.
    public func search(_ text: String) -> Int? {
        let wanted = text.lowercased()
        guard !wanted.isEmpty else { return nil }
        let order = Array(cells.indices.dropFirst(place + 1)) + Array(cells.indices.prefix(place + 1))
        return order.first { index in
            [cells[index].title, cells[index].prose, cells[index].source].contains { $0.lowercased().contains(wanted) }
        }
    }

    /// The next heading after this place, or the last one before it.
    public func heading(forward: Bool) -> Int? {
        func isHeading(_ index: Int) -> Bool { cells[index].kind == .prose && !cells[index].title.isEmpty }
        return forward
            ? cells.indices.dropFirst(place + 1).first(where: isHeading)
            : cells.indices.prefix(place).last(where: isHeading)
    }

    /// A row for every cell: its number, its title or first line, its mark.
    public var index: [(place: Int, title: String, isProse: Bool, mark: ReplayMark?)] {
        cells.enumerated().map { place, cell in
            let text =
                cell.title.isEmpty ? splitLines(cell.kind == .prose ? cell.prose : cell.source).first ?? "" : cell.title
            return (place, text, cell.kind == .prose, marks[place])
        }
    }

    /// The presenter's notes on the cell in view.
    public var notes: [String] { cell?.notes ?? [] }

    // MARK: Improvising and editing

    /// Begins a scratch branch: what `improvise` runs can be dropped.
    public func beginImprovising() {
        scratch = kernel.checkpoint(after: checkpoints.nearest(to: place)?.checkpoint)
    }

    /// Runs a cell of the scratch branch.
    public func improvise(_ source: String) -> Outcome {
        kernel.front = screen.output
        return kernel.run(source)
    }

    /// Ends the scratch branch. Kept, it becomes the state that the next cell begins with.
    public func endImprovising(keep: Bool) {
        defer { scratch = nil }
        guard !keep else {
            checkpoints.drop(from: place + 1)
            return
        }
        guard let scratch, scratch.unreachable.isEmpty else {
            let hasRun = stage == .held || stage == .done
            let target = hasRun ? place + 1 : place
            let here = (place, stage)
            rerun(to: target)
            (place, stage) = here
            return
        }
        kernel.restore(scratch)
    }

    private func rerun(to target: Int) {
        kernel = makeKernel()
        for index in 0..<target where cells[index].kind == .code {
            place = index
            run(quietly: true)
        }
    }

    /// Gives the cell in view another text; the file stays as it is. A cell that has run is gone back to first.
    public func edit(_ source: String) {
        guard let old = cell, old.kind == .code else { return }
        go(to: place, replacing: old.replacingSource(source))
    }

    private func go(to target: Int, replacing cell: SessionCell) {
        checkpoints.drop(from: target + 1)
        for place in held.keys where place >= target { held[place] = nil }
        ranOnce = ranOnce.filter { $0 < target }
        cells[target] = cell
        go(to: target)
    }
}
