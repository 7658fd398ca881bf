/// Warnings of torch, shown once for each text on standard error.
enum Warnings {
    static func warn(_ category: ExceptionKind, _ message: String) {
        warn(category, message, in: Machine.current.pointee.interpreter)
    }

    static func warn(_ category: ExceptionKind, _ message: String, in interpreter: Interpreter) {
        guard interpreter.torch.shownWarnings.insert(message).inserted else { return }
        interpreter.host.writeError("\(category.rawValue): \(message)\n")
    }

    static let copyConstruct =
        "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or "
        + "sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor)."
}
