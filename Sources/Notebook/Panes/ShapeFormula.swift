/// What the numbers of a parameter's shape mean: `(4 * hidden_size, input_size)`.
enum ShapeFormula {
    /// Empty for modules that are not in torch.nn's list of those with weights.
    static func text(owner: String, name: String) -> String {
        switch owner {
        case "RNN", "LSTM", "GRU", "RNNCell", "LSTMCell", "GRUCell": recurrent(owner, name)
        case "Linear":
            name == "weight" ? "(out_features, in_features)" : "(out_features,)"
        case "Embedding": "(num_embeddings, embedding_dim)"
        case "LayerNorm": "(normalized_shape,)"
        case "BatchNorm1d": "(num_features,)"
        case "Conv1d": name == "weight" ? "(out_channels, in_channels, kernel_size)" : "(out_channels,)"
        default: ""
        }
    }

    private static func recurrent(_ owner: String, _ name: String) -> String {
        let gates = owner.hasPrefix("LSTM") ? "4 * " : owner.hasPrefix("GRU") ? "3 * " : ""
        let rows = gates + "hidden_size"
        if name.hasPrefix("weight_ih") {
            let isFirst = !name.contains("_l") || name.hasSuffix("_l0") || name.hasSuffix("_l0_reverse")
            return "(\(rows), \(isFirst ? "input_size" : "D * hidden_size"))"
        }
        if name.hasPrefix("weight_hh") { return "(\(rows), hidden_size)" }
        if name.hasPrefix("weight_hr") { return "(proj_size, hidden_size)" }
        return name.hasPrefix("bias") ? "(\(rows),)" : ""
    }
}
