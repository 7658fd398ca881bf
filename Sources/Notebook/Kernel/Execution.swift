import Evaluator
import Language

extension Kernel {
    /// Parses and runs a text.
    ///
    /// - Returns: the value of the last expression, where the text ends in one that no `;` mutes and `displays` is true.
    /// - Throws: `Raised`, a syntax error too.
    func execute(_ source: SourceText, displays: Bool) throws -> Value? {
        let tree: SyntaxTree
        do throws(Diagnostic) {
            tree = try parseModule(source)
        } catch {
            throw Raised.converting(error, source: source)
        }
        let value = try interpreter.evaluateCell(tree)
        return displays && !tree.endsWithSemicolon ? value : nil
    }

    /// Parses a text for being run many times.
    func compile(_ source: SourceText) throws -> () throws -> Void {
        let tree: SyntaxTree
        do throws(Diagnostic) {
            tree = try parseModule(source)
        } catch {
            throw Raised.converting(error, source: source)
        }
        return interpreter.prepare(tree)
    }

    /// Whether a text that is being typed needs another line.
    ///
    /// - Parameter isBlock: it was pasted or recalled as a whole, and needs no closing blank line.
    public static func needsMore(_ text: String, isBlock: Bool) -> Bool {
        for part in CellPart.parts(of: text) {
            guard case .code(let code, _) = part else {
                if case .cellMagic = part { return !isBlock && !text.hasSuffix("\n") }
                continue
            }
            if case .incomplete = parseInteractive(SourceText(isBlock ? code + "\n\n" : code)) { return true }
        }
        return false
    }
}
