extension Library {
    /// The part of NumPy that lectures use.
    static let numpy: [Family] = [.numpyModule, .numpyLinalg, .numpyRandom]
}
