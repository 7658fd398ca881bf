/// A computed attribute of a native type.
final class NativeProperty: Object {
    let row: Property
    unowned(unsafe) let owner: TypeObject

    init(_ row: Property, owner: TypeObject) {
        self.row = row
        self.owner = owner
        super.init(type: Types.current.getSetDescriptor)
    }

    override func repr() throws -> String { "<attribute '\(row.name)' of '\(owner.displayName)' objects>" }

    func write(_ receiver: Value, _ value: Value) throws {
        guard let set = row.set else {
            // PyTorch defines a tensor's properties in the base class of `torch.Tensor`.
            let name = owner.displayName == "torch.Tensor" ? "torch._C.TensorBase" : owner.displayName
            throw Raised(.attributeError, "attribute '\(row.name)' of '\(name)' objects is not writable")
        }
        try set(receiver, value)
    }
}
