extension Library {
    /// What the interpreter itself needs: objects, types, functions, exceptions.
    static let core: [Family] = [
        .coreTypes, .objectMembers, .functionMembers, .exceptionMembers, .stopIterationMembers, .systemExitMembers,
        .generatorMembers, .generatorSpecial, .listSpecial, .tupleSpecial, .dictSpecial, .strSpecial, .setSpecial,
        .rangeSpecial,
        .intSpecial, .floatSpecial,
    ]
}
