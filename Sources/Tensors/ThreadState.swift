import CKernels

/// What PyTorch keeps for a thread: whether operations are recorded, and the dtype of new float tensors.
///
/// It lives in C thread-local storage, so that reading it costs nothing and tests can run side by side.
public enum ThreadState {
    /// False inside `torch.no_grad()`.
    public static var isGradEnabled: Bool {
        get { ck_grad_disabled_get() == 0 }
        set { ck_grad_disabled_set(newValue ? 0 : 1) }
    }

    /// `torch.autograd.set_detect_anomaly`: gradients that are nan are errors.
    public static var detectsAnomaly: Bool {
        get { ck_detect_anomaly_get() != 0 }
        set { ck_detect_anomaly_set(newValue ? 1 : 0) }
    }

    /// `torch.get_default_dtype()`: float32 unless changed.
    public static var defaultDType: DType {
        get { ck_default_double_get() == 0 ? .float32 : .float64 }
        set { ck_default_double_set(newValue == .float64 ? 1 : 0) }
    }
}
