extension Family {
    static let string = Family(
        module: "string",
        functions: [
            Builtin(
                "capwords", "(s, sep=None)", "Each word with a capital.",
                example: "string.capwords('ab cd')\n#> 'Ab Cd'", voice: .python
            ) {
                call in
                let text = try call.str(0)
                if call.has(1) {
                    let separator = try call.str(1)
                    return .str(separator.joining(text.split(at: separator).map { $0.capitalized() }))
                }
                return .str(Str(" ").joining(text.splitAtWhitespace().map { $0.capitalized() }))
            }
        ],
        constants: [
            constant("ascii_lowercase", "abcdefghijklmnopqrstuvwxyz"),
            constant("ascii_uppercase", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            constant("ascii_letters", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            constant("digits", "0123456789"),
            constant("hexdigits", "0123456789abcdefABCDEF"),
            constant("octdigits", "01234567"),
            constant("punctuation", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
            constant("whitespace", " \t\n\r\u{b}\u{c}"),
            constant(
                "printable",
                "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\u{b}\u{c}"
            ),
        ])

    private static func constant(_ name: String, _ text: String) -> Constant {
        Constant(name, "The text \(Str.repr(text)).") { .text(text) }
    }
}
