import Evaluator
import Markup

/// Help as text: what the library's own rows say.
public enum Help {
    /// `%help` without a name.
    static func overview() -> Markup {
        var text = Markup()
        text.append("Python with PyTorch's vocabulary.", .heading)
        text.append(" Everything in torch, torch.nn and torch.optim is known by its bare name.\n\n")
        text.append("  name?          ", .name)
        text.append("help on a name, as %help name\n")
        text.append("  h e l o hello words", .name)
        text.append("   sample data: letters, one word, three words\n")
        text.append("  expression;    ", .name)
        text.append("a semicolon at the end mutes the value\n")
        text.append("  _ __ Out[n] In[n]", .name)
        text.append("  values and cells so far\n")
        text.append("  Tab, Up, Ctrl-R, Ctrl-C, Ctrl-D", .name)
        text.append("  complete, recall, search, stop, leave\n\n")
        let width = (Magic.all.map(\.usage.count).max() ?? 0) + 2
        for magic in Magic.all {
            text.append("  " + magic.usage + String(repeating: " ", count: width - magic.usage.count), .name)
            text.append(magic.summary + "\n")
        }
        return text
    }

    static func text(_ magic: Magic) -> Markup {
        var text = Markup(magic.usage + "\n", .heading)
        if magic.takesCell { text.append("%%\(magic.name) on top of a cell takes the whole cell.\n") }
        text.append(magic.summary + "\n")
        return text
    }

    /// Signature, summary, example, members.
    static func text(_ documentation: Documentation, name: String) -> Markup {
        var text = Markup(name + documentation.signature + "\n", .heading)
        if !documentation.summary.isEmpty { text.append("\n" + documentation.summary + "\n") }
        if let example = documentation.example {
            text.append("\nExample:\n", .dim)
            for line in example.split(separator: "\n", omittingEmptySubsequences: false) {
                text.append("    \(line)\n")
            }
        }
        if !documentation.members.isEmpty {
            text.append("\nMembers:\n", .dim)
            text.append(columns(documentation.members))
        }
        return text
    }

    /// Words in lines of at most 78 columns.
    static func columns(_ words: [String]) -> String {
        var text = ""
        var line = "   "
        for word in words {
            if line.count + word.count + 1 > 78 {
                text += line + "\n"
                line = "   "
            }
            line += " " + word
        }
        return text + line + "\n"
    }
}

extension Kernel {
    /// Help on a variable, a library name or a magic; a sentence where there is nothing of that name.
    public func help(on name: String) -> Markup {
        if name.hasPrefix("%") {
            let bare = String(name.drop { $0 == "%" })
            if let magic = Magic.all.first(where: { $0.name == bare }) { return Help.text(magic) }
        }
        guard let value = lookUp(name.split(separator: ".").map(String.init)) else {
            if let magic = Magic.all.first(where: { $0.name == name }) { return Help.text(magic) }
            return Markup("No help on '\(name)'.\n")
        }
        var text = Markup()
        if isInstance(value) {
            text.append("Type:  ", .dim)
            text.append(value.typeName + "\n")
            if let shown = try? value.repr() {
                text.append("Value: ", .dim)
                text.append(shown.utf8.contains(0x0A) ? "\n\(shown)\n" : shown + "\n")
            }
            text.append("\n")
            text.append(Help.text(value.documentation, name: value.typeName))
            return text
        }
        return Help.text(value.documentation, name: name)
    }

    /// Whether there is help on a name.
    public func knows(_ name: String) -> Bool {
        Magic.all.contains { $0.name == name || "%" + $0.name == name }
            || lookUp(name.split(separator: ".").map(String.init)) != nil
    }

    private func isInstance(_ value: Value) -> Bool {
        guard case .object(let object) = value else { return true }
        return
            !(object is BuiltinFunction || object is FunctionObject || object is BoundMethod || object is TypeObject
            || object is ModuleObject)
    }

    /// The value of dotted names, read without running a program's code; nil where there is none.
    func lookUp(_ names: [String]) -> Value? {
        guard let first = names.first, var value = interpreter.value(named: first) else { return nil }
        for name in names.dropFirst() {
            guard let next = value.quietAttribute(name) else { return nil }
            value = next
        }
        return value
    }
}
