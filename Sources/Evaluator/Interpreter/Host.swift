import Figures

/// The world outside, as far as a program may touch it.
public protocol Host: AnyObject {
    /// Standard output. The host buffers.
    func write(_ text: String)
    /// Standard error: warnings, `print(file=sys.stderr)`.
    func writeError(_ text: String)
    /// One line of standard input without its newline, after showing the prompt; nil at the end of input.
    func readLine(prompt: String) -> String?
    /// `sys.stdout.flush()`
    func flush()
    /// Whether a file may be opened; throws what Python would raise where it may not.
    func authorize(_ access: FileAccess, path: String) throws
    /// Whether `observe` is wanted: where it is not, training steps compute nothing for it.
    var observesTraining: Bool { get }
    /// An optimiser's step after a scalar's `backward()`.
    func observe(_ step: TrainingStep)
    /// Something to draw, of the plotting library.
    func show(_ figure: Figure)
    /// The bytes of a picture file; nil where none can be made.
    func encode(_ figure: Figure, _ format: FigureFormat) -> [UInt8]?
    /// Called between two operations after attention was asked for through the interrupt flag: the place for keys and
    /// drawing while a program runs. True stops the program with KeyboardInterrupt.
    func attend() throws -> Bool
    /// Columns of the terminal, for progress bars and charts; nil where there is none.
    var terminalWidth: Int? { get }
}

public enum FileAccess: Sendable { case read, write }

/// The picture files that figures are saved as.
public enum FigureFormat: String, Sendable { case svg, png }

/// What is known of one training step.
public struct TrainingStep: Sendable {
    public var loss: Double
    public var learningRate: Double
    public var gradientNorm: Double
    /// Which optimiser took the step: the first one a program makes is 1.
    public var optimizer: Int
    /// Its class: `Adam`.
    public var optimizerName: String

    public init(
        loss: Double, learningRate: Double, gradientNorm: Double, optimizer: Int = 1, optimizerName: String = ""
    ) {
        self.loss = loss
        self.learningRate = learningRate
        self.gradientNorm = gradientNorm
        self.optimizer = optimizer
        self.optimizerName = optimizerName
    }
}

extension Host {
    public func writeError(_ text: String) {}
    public func readLine(prompt: String) -> String? { nil }
    public func flush() {}
    public func authorize(_ access: FileAccess, path: String) throws {}
    public var observesTraining: Bool { false }
    public func observe(_ step: TrainingStep) {}
    public func show(_ figure: Figure) {}
    public func encode(_ figure: Figure, _ format: FigureFormat) -> [UInt8]? { nil }
    public func attend() throws -> Bool { false }
    public var terminalWidth: Int? { nil }
}
