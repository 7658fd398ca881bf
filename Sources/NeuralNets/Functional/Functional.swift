/// `torch.nn.functional`: what modules compute, as functions of tensors. One file for each family.
public enum Functional {}
