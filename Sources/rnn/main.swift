import ArgumentParser
import Evaluator

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Everything runs on one thread with room for deep recursion.
let status: Int32 = LargeStack.run {
    do {
        var command = try RNNCommand.parseAsRoot()
        try command.run()
        return 0
    } catch {
        let code = RNNCommand.exitCode(for: error)
        let text = RNNCommand.fullMessage(for: error)
        let output = StandardOutput()
        if !text.isEmpty, code.isSuccess { output.write(text + "\n") }
        output.flush()
        if !text.isEmpty, !code.isSuccess { output.writeError(text + "\n") }
        // ArgumentParser says 64 where Unix tools say 2.
        return code == .validationFailure ? 2 : code.rawValue
    }
}
exit(status)
