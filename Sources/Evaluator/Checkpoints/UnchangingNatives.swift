// Objects that never change, apart from attributes that a program puts on them.

/// Nothing to put back.
protocol Unchanging: Restorable {}

extension Unchanging {
    func save(_ walk: CheckpointWalk) {}
}

extension BuiltinFunction: Unchanging {}
extension NativeProperty: Unchanging {}
extension NativeClosure: Unchanging {}
extension SuperObject: Unchanging {}
extension RangeObject: Unchanging {}
extension SliceObject: Unchanging {}
extension Singleton: Unchanging {}
extension DTypeObject: Unchanging {}
extension NumPyDType: Unchanging {}
extension DeviceObject: Unchanging {}
extension CUDADevice: Unchanging {}
extension FloatLimits: Unchanging {}
extension IntegerLimits: Unchanging {}
extension CategoricalDistribution: Unchanging {}
extension GradModeContext: Unchanging {}
extension GradModeFunction: Unchanging {}
extension FieldObject: Unchanging {}
extension ComparisonKey: Unchanging {}
extension MethodRow: Unchanging {}
extension SynthesizedMethod: Unchanging {}
extension PathObject: Unchanging {}
extension PatternObject: Unchanging {}
extension MatchObject: Unchanging {}
extension TypeForm: Unchanging {}
extension NamespaceObject: Unchanging {}
extension WarningFilter: Unchanging {}
extension StandardStream: Unchanging {}
