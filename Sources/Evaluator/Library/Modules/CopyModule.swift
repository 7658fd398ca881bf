extension Family {
    static let copying = Family(
        module: "copy",
        functions: [
            Builtin(
                "copy", "(x)", "A copy that shares its items.", example: "copy.copy([1, [2]])\n#> [1, [2]]",
                voice: .python
            ) { call in
                try ShallowCopy.copy(call[0])
            },
            Builtin(
                "deepcopy", "(x, memo=None)", "A copy that shares nothing.",
                example: "x = [[1]]\ny = copy.deepcopy(x)\ny[0].append(2)\nx\n#> [[1]]", voice: .python
            ) { call in
                if case .dict(let memo) = call[1] { return try DeepCopy(memo: memo).copy(call[0]) }
                return try DeepCopy().copy(call[0])
            },
        ])
}
