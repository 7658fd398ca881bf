import CKernels

/// Warnings that operations give on this thread: to nobody, unless someone listens.
public enum Warnings {
    /// The Python class of a warning.
    public enum Category: String, Sendable {
        case user = "UserWarning"
        case future = "FutureWarning"
        case deprecation = "DeprecationWarning"
    }

    /// Who hears a thread's warnings.
    final class Listener {
        let hear: (Category, String) -> Void
        init(_ hear: @escaping (Category, String) -> Void) { self.hear = hear }
    }

    public static func emit(_ message: String, _ category: Category = .user) {
        guard let listener = ck_warning_listener_get() else { return }
        Unmanaged<Listener>.fromOpaque(listener).takeUnretainedValue().hear(category, message)
    }

    /// From now on this thread's warnings go to `hear`; nil ends that.
    public static func listen(_ hear: ((Category, String) -> Void)?) {
        if let previous = ck_warning_listener_get() { Unmanaged<Listener>.fromOpaque(previous).release() }
        ck_warning_listener_set(hear.map { Unmanaged.passRetained(Listener($0)).toOpaque() })
    }

    /// The messages given while `body` runs.
    public static func collected(_ body: () throws -> Void) rethrows -> [String] {
        var messages: [String] = []
        let previous = ck_warning_listener_get()
        let listener = Listener { _, message in messages.append(message) }
        try withExtendedLifetime(listener) {
            ck_warning_listener_set(Unmanaged.passUnretained(listener).toOpaque())
            defer { ck_warning_listener_set(previous) }
            try body()
        }
        return messages
    }
}
