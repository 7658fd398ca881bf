import Tensors

/// What Python's own modules keep for one interpreter.
final class PythonState {
    /// `random`'s hidden generator; seeded by chance until a program seeds it.
    let random = PythonRandom()
    let output = StandardStream(.output)
    let errorOutput = StandardStream(.error)
    let input = StandardStream(.input)
    /// Compiled patterns by text and flags: `re.sub` in a loop compiles once.
    var patterns: [Str: [Int: RegexProgram]] = [:]
    /// `time.struct_time` and the result of `cache_info`, made when first used.
    var timeType: TypeObject?
    var cacheInfoType: TypeObject?
    /// `warnings.filterwarnings('ignore')`
    var ignoresWarnings = false
    var shownWarnings: Set<String> = []

    static var current: PythonState { Machine.current.pointee.interpreter.python }
}
