import Testing

@testable import Language

@Suite struct GrammarTests {
    @Test func theNotationIsUnderstood() {
        #expect(Grammar.python.unknownWords == [])
        #expect(Grammar.python.rules.count == Grammar.python.indices.count)
        for rule in Grammar.python.rules {
            #expect(rule.alternatives.allSatisfy { !$0.parts.isEmpty }, "\(rule.name)")
            if rule.isMistake, !rule.name.hasSuffix("Helper"), rule.name != "badAnnotated" {
                #expect(rule.alternatives.allSatisfy { $0.action != nil }, "\(rule.name)")
            }
        }
    }

    @Test func keywordsAreCPythons() {
        // >>> keyword.kwlist
        #expect(
            languageKeywords == [
                "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
                "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
                "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
            ])
        for word in languageKeywords {
            let lexed = Lexer.lex(SourceText(word))
            #expect(lexed.tokens.first?.kind.keyword == word)
            #expect(Lexer.lex(SourceText(word + "_")).tokens.first?.kind == .name)
            #expect(Lexer.lex(SourceText(String(word.dropLast()) + "Z")).tokens.first?.kind == .name)
        }
    }

    @Test(arguments: [
        ("가중치", true), ("_x1", true), ("1x", false), ("class", false), ("", false), ("a b", false), ("é", true),
        ("match", true), ("“", false),
    ])
    func identifiers(text: String, isOne: Bool) {
        #expect(isIdentifier(text) == isOne)
    }
}
