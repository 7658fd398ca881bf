extension Library {
    /// What only a person at a prompt needs.
    static let session: [Family] = [.samples, .leaving]
}
