import Evaluator
import Markup

extension Help {
    /// Everything that exists, by module and by type: what `rnn help` prints.
    public static func reference() -> Markup {
        var text = Markup()
        for section in Reference.sections where !section.members.isEmpty {
            let title = section.isType ? "\(section.name) has" : section.name
            text.append(title + "\n", .heading)
            text.append(columns(section.members) + "\n")
        }
        text.append("rnn help NAME", .name)
        text.append(" explains one of them: rnn help torch.cat, rnn help nn.LSTM.\n")
        return text
    }
}
