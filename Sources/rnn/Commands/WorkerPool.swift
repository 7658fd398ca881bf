import Notebook
import Sessions

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Checks files in processes of their own, as many at a time as there are cores: one that crashes or never ends harms no
/// other.
struct WorkerPool {
    /// What a worker is started with, besides the file.
    let arguments: [String]
    let count: Int
    /// Nil for no limit.
    let seconds: Int?

    private struct Worker {
        let place: Int
        let process: pid_t
        let pipe: Int32
        var output: [UInt8] = []
        let started = ContinuousClock.now
        /// When it was last asked to stop.
        var lastAsked: ContinuousClock.Instant?
        var firstAsked: ContinuousClock.Instant?
    }

    static var coreCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Calls `done` for every file in order, as soon as it and those before it are finished.
    func run(_ files: [String], done: (CheckResult) -> Void) {
        var waiting = Array(files.enumerated())[...]
        var running: [Worker] = []
        var finished: [Int: CheckResult] = [:]
        var next = 0
        while !waiting.isEmpty || !running.isEmpty {
            while running.count < count, let (place, file) = waiting.popFirst() {
                if let worker = start(file, place: place) {
                    running.append(worker)
                } else {
                    var result = CheckResult(name: file)
                    result.trouble = .crashed("no process could be started for it")
                    finished[place] = result
                }
            }
            var descriptors = running.map { pollfd(fd: $0.pipe, events: Int16(POLLIN), revents: 0) }
            _ = poll(&descriptors, nfds_t(descriptors.count), 100)
            var left: [Worker] = []
            for (index, worker) in running.enumerated() {
                var worker = worker
                if descriptors[index].revents != 0, !read(&worker) {
                    finished[worker.place] = end(worker, file: files[worker.place])
                } else {
                    askToStop(&worker)
                    left.append(worker)
                }
            }
            running = left
            while let result = finished.removeValue(forKey: next) {
                done(result)
                next += 1
            }
        }
        while let result = finished.removeValue(forKey: next) {
            done(result)
            next += 1
        }
    }

    private func start(_ file: String, place: Int) -> Worker? {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        // Later workers must not hold this pipe open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        var words: [UnsafeMutablePointer<CChar>?] = (["rnn"] + arguments + ["--", file]).map { strdup($0) }
        words.append(nil)
        defer { words.forEach { free($0) } }
        var process = pid_t()
        let code = posix_spawn(&process, Self.ownPath, &actions, nil, &words, environ)
        close(ends[1])
        guard code == 0 else {
            close(ends[0])
            return nil
        }
        return Worker(place: place, process: process, pipe: ends[0])
    }

    private static var ownPath: String {
        #if canImport(Glibc)
            return "/proc/self/exe"
        #else
            var size = UInt32(4096)
            var path = [CChar](repeating: 0, count: Int(size))
            guard _NSGetExecutablePath(&path, &size) == 0 else { return CommandLine.arguments[0] }
            return String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        #endif
    }

    /// False at the end.
    private func read(_ worker: inout Worker) -> Bool {
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        let count = piece.withUnsafeMutableBytes { fill(worker.pipe, $0) }
        if count < 0, errno == EINTR || errno == EAGAIN { return true }
        guard count > 0 else { return false }
        worker.output += piece[..<count]
        return true
    }

    /// Ctrl-C first, so that it can say where it was; the hard way after two seconds.
    private func askToStop(_ worker: inout Worker) {
        guard let seconds, ContinuousClock.now - worker.started > .seconds(seconds) else { return }
        let now = ContinuousClock.now
        if let first = worker.firstAsked, now - first > .seconds(2) {
            kill(worker.process, SIGKILL)
        } else if worker.lastAsked.map({ now - $0 > .milliseconds(200) }) ?? true {
            kill(worker.process, SIGINT)
            worker.lastAsked = now
            worker.firstAsked = worker.firstAsked ?? now
        }
    }

    private func end(_ worker: Worker, file: String) -> CheckResult {
        close(worker.pipe)
        var status: Int32 = 0
        while waitpid(worker.process, &status, 0) < 0, errno == EINTR {}
        var result = (try? JSON(reading: worker.output)).flatMap { CheckResult($0) } ?? CheckResult(name: file)
        let isComplete = !worker.output.isEmpty && status == 0
        if worker.firstAsked != nil, let seconds {
            var place = "it did not say where"
            if isComplete, let cell = result.cells.last {
                place = "in \(cell.name), line \(cell.line)"
                // What it was stopped with is no difference of its own.
                result.cells.removeLast()
            }
            result.trouble = .timedOut("not done after \(seconds) s, \(place)")
        } else if !isComplete {
            let signal = status & 0x7F
            result.trouble = .crashed(signal != 0 ? "signal \(signal)" : "status \(status >> 8 & 0xFF)")
        }
        return result
    }
}

private func fill(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, buffer.baseAddress, buffer.count)
}
