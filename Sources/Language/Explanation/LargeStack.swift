#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Runs deeply recursive work on a thread of its own, so that no text can exhaust the caller's stack.
enum LargeStack {
    static let size = 64 << 20

    private final class Work {
        let body: () -> Void
        init(_ body: @escaping () -> Void) { self.body = body }
    }

    static func run<Value>(_ body: () -> Value) -> Value {
        var result: Value?
        withoutActuallyEscaping({ result = body() }) { escaping in
            let work = Unmanaged.passRetained(Work(escaping))
            var attributes = pthread_attr_t()
            pthread_attr_init(&attributes)
            pthread_attr_setstacksize(&attributes, size)
            #if canImport(Darwin)
                var thread: pthread_t?
                let status = pthread_create(&thread, &attributes, { LargeStack.start($0) }, work.toOpaque())
                if status == 0, let thread { pthread_join(thread, nil) }
            #else
                var thread = pthread_t()
                let status = pthread_create(
                    &thread, &attributes, { argument in argument.flatMap { LargeStack.start($0) } }, work.toOpaque())
                if status == 0 { pthread_join(thread, nil) }
            #endif
            pthread_attr_destroy(&attributes)
            work.release()
        }
        // Only where no thread could be made.
        return result ?? body()
    }

    private static func start(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<Work>.fromOpaque(argument).takeUnretainedValue().body()
        return nil
    }
}
