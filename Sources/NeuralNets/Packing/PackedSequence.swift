import Tensors

/// `nn.utils.rnn.PackedSequence`: sequences of different lengths as one matrix, ordered by time step.
public struct PackedSequence {
    /// (Σ lengths, …)
    public let data: Tensor
    /// int64 (L): how many sequences are longer than t.
    public let batchSizes: Tensor
    /// int64 (N): which of the caller's sequences stands at each row; nil if they came sorted.
    public let sortedIndices: Tensor?
    /// The inverse of `sortedIndices`.
    public let unsortedIndices: Tensor?

    public init(data: Tensor, batchSizes: Tensor, sortedIndices: Tensor? = nil, unsortedIndices: Tensor? = nil) {
        self.data = data
        self.batchSizes = batchSizes
        self.sortedIndices = sortedIndices
        self.unsortedIndices = unsortedIndices
    }
}
