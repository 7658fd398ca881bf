extension Family {
    /// `str`: questions about its characters.
    static let strTests = Family(
        type: "str",
        methods: [
            Builtin("isalpha", "()", "All letters.", example: "'한글'.isalpha()\n#> True") { call in
                .bool(call.text.all(\.isPythonAlpha))
            },
            Builtin("isdigit", "()", "All digits.", example: "'12'.isdigit()\n#> True") { call in
                .bool(call.text.all(\.isPythonDigit))
            },
            Builtin("isdecimal", "()", "All decimal digits.", example: "'²'.isdecimal()\n#> False") { call in
                .bool(call.text.all { $0.decimalDigit != nil })
            },
            Builtin("isnumeric", "()", "All numeric characters.", example: "'½'.isnumeric()\n#> True") { call in
                .bool(call.text.all(\.isPythonNumeric))
            },
            Builtin("isalnum", "()", "All letters or digits.", example: "'a1'.isalnum()\n#> True") { call in
                .bool(call.text.all(\.isPythonAlphanumeric))
            },
            Builtin("isspace", "()", "All whitespace.", example: "' \\t'.isspace()\n#> True") { call in
                .bool(call.text.all(\.isPythonSpace))
            },
            Builtin("isupper", "()", "Letters in capitals only.", example: "'AB1'.isupper()\n#> True") { call in
                .bool(call.text.isUpper)
            },
            Builtin("islower", "()", "Small letters only.", example: "'ab1'.islower()\n#> True") { call in
                .bool(call.text.isLower)
            },
            Builtin("istitle", "()", "Each word with one capital.", example: "'Ab Cd'.istitle()\n#> True") { call in
                .bool(call.text.isTitle)
            },
            Builtin("isascii", "()", "All below 128.", example: "'é'.isascii()\n#> False") { call in
                .bool(call.text.isASCII)
            },
            Builtin("isidentifier", "()", "Could be a name.", example: "'x1'.isidentifier()\n#> True") { call in
                .bool(call.text.isIdentifier)
            },
            Builtin(
                "isprintable", "()", "Shown by `repr` without escapes.", example: "'\\n'.isprintable()\n#> False"
            ) { call in .bool(call.text.scalars.allSatisfy(\.isPythonPrintable)) },
        ])
}
