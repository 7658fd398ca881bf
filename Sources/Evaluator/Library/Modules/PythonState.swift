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

    private var percentFormats: [Str: PercentFormat] = [:]
    private var templates: [Str: FormatTemplate] = [:]

    /// The left side of `%`, taken apart once.
    func percentFormat(_ text: Str) -> PercentFormat {
        if let known = percentFormats[text] { return known }
        let format = PercentFormat(text)
        if percentFormats.count > 512 { percentFormats = [:] }
        percentFormats[text] = format
        return format
    }

    /// The text of `str.format`, taken apart once.
    func template(_ text: Str) -> FormatTemplate {
        if let known = templates[text] { return known }
        let template = FormatTemplate(text.value)
        if templates.count > 512 { templates = [:] }
        templates[text] = template
        return template
    }

    static var current: PythonState { Machine.current.pointee.interpreter.python }
}
