import CKernels
import Tensors

/// A thread with room for deep recursion.
public enum LargeStack {
    /// Bytes of address space; memory is used only as far as recursion goes.
    public static let size = 512 << 20

    /// Runs `body` on a thread with a large stack and waits for it. PyTorch's per-thread state goes along both ways.
    ///
    /// A front end calls this once around everything it does with an interpreter.
    public static func run<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        let outcome: Swift.Result<Result, Failure> = withoutActuallyEscaping(body) { body in
            let job = Job(body)
            let context = Unmanaged<AnyJob>.passUnretained(job).toOpaque()
            let status = withExtendedLifetime(job) {
                ck_run_on_stack(
                    size,
                    { pointer in
                        guard let pointer else { return }
                        Unmanaged<AnyJob>.fromOpaque(pointer).takeUnretainedValue().perform()
                    }, context)
            }
            if status != 0 { job.perform() }
            return job.take()
        }
        return try outcome.get()
    }

    /// The lowest native stack address that recursion may reach on this thread.
    static func floor(stackSize: Int = size) -> UInt {
        UInt(ck_stack_address()) - UInt(stackSize) + UInt(stackSize / 16) + (1 << 16)
    }

    private class AnyJob {
        func perform() {}
    }

    private final class Job<Result, Failure: Error>: AnyJob {
        let body: () throws(Failure) -> Result
        var result: Swift.Result<Result, Failure>?
        var gradEnabled = ThreadState.isGradEnabled
        var defaultDType = ThreadState.defaultDType

        init(_ body: @escaping () throws(Failure) -> Result) { self.body = body }

        override func perform() {
            ThreadState.isGradEnabled = gradEnabled
            ThreadState.defaultDType = defaultDType
            do throws(Failure) {
                result = .success(try body())
            } catch {
                result = .failure(error)
            }
            gradEnabled = ThreadState.isGradEnabled
            defaultDType = ThreadState.defaultDType
        }

        func take() -> Swift.Result<Result, Failure> {
            ThreadState.isGradEnabled = gradEnabled
            ThreadState.defaultDType = defaultDType
            if let result { return result }
            perform()
            return take()
        }
    }
}
