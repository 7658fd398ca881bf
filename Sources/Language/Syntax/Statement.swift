/// A statement and where it stands: from its first word to its last, blocks included.
public struct Statement: Sendable {
    public let kind: Kind
    public let range: SourceRange

    @inlinable
    public init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    public indirect enum Kind: Sendable {
        case expression(Expression)
        /// `a = b, *c = value`: targets from left to right, then one value. A target is a name, attribute,
        /// subscript, starred target (inside a tuple or list), or a tuple or list of targets.
        case assignment(targets: [Expression], value: Expression)
        /// `target: annotation = value`; the target is a name, an attribute or a subscript, and declares a
        /// variable only where it is a name without parentheses (`isSimple`).
        case annotated(target: Expression, annotation: Expression, value: Expression?, isSimple: Bool)
        /// `target += value`
        case augmented(target: Expression, BinaryOperator, value: Expression)

        /// `if`, then every `elif`, in order; `otherwise` is empty without `else`.
        case conditional([ConditionalBranch], otherwise: [Statement])
        case forLoop(target: Expression, iterable: Expression, body: [Statement], otherwise: [Statement])
        case whileLoop(test: Expression, body: [Statement], otherwise: [Statement])
        case tryBlock(body: [Statement], handlers: [ExceptionHandler], otherwise: [Statement], finally: [Statement])
        case with([ContextItem], body: [Statement])

        case function(FunctionDefinition)
        case classDefinition(ClassDefinition)
        case returning(Expression?)

        case importModules([ImportedModule])
        /// `from module import names`
        case importNames(module: String, moduleRange: SourceRange, [ImportedName])
        /// `from module import *`
        case importAll(module: String, moduleRange: SourceRange)

        case global([String])
        case nonlocal([String])
        case delete([Expression])
        case assert(test: Expression, message: Expression?)
        /// `raise`, `raise exception`, `raise exception from cause`
        case raise(exception: Expression?, cause: Expression?)
        case pass
        case breaking
        case continuing
    }
}

/// The test and block of an `if` or an `elif`.
public struct ConditionalBranch: Sendable {
    public let test: Expression
    public let body: [Statement]
}

/// `except type as name:`
public struct ExceptionHandler: Sendable {
    /// nil for a bare `except:`.
    public let type: Expression?
    public let name: String?
    public let body: [Statement]
    public let range: SourceRange
}

/// `context as target` of a `with`.
public struct ContextItem: Sendable {
    public let context: Expression
    public let target: Expression?
}

/// `name.of.module as alias`
public struct ImportedModule: Sendable {
    public let name: String
    public let alias: String?
    public let range: SourceRange
}

/// `name as alias` after `from … import`.
public struct ImportedName: Sendable {
    public let name: String
    public let alias: String?
    public let range: SourceRange
}
