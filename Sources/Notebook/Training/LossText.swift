import Markup
import TextUI

/// `%loss`: the training log as a plot of text.
enum LossText {
    static let height = 14
    static let widest = 100

    static func text(_ call: MagicCall) throws -> Markup {
        let request = try Request(call)
        let log = call.kernel.trainingLog
        guard let current = log.currentRun else { return Markup("There was no training step yet.\n") }
        let front = call.kernel.front
        let runs = request.showsAll ? log.runs.filter { $0 != current } + [current] : [current]
        let plot = LinePlot(
            runs: runs.map { $0.curve(request.quantity) }, axis: request.axis, smoothing: request.smoothing)
        return LossPlot.markup(
            plot, title: request.quantity.rawValue,
            width: request.size?.width ?? min(max(20, (front.terminalWidth ?? 80) - 1), widest),
            height: request.size?.height ?? height, style: front.drawStyle)
    }

    /// What stood behind `%loss`.
    private struct Request {
        var quantity = TrainingQuantity.loss
        var axis = PlotAxis.linear
        var smoothing = 0.0
        var showsAll = false
        var size: (width: Int, height: Int)?

        init(_ call: MagicCall) throws(MagicError) {
            for word in call.words {
                switch word {
                case "log": axis = .log
                case "all": showsAll = true
                case "grad": quantity = .gradientNorm
                case "lr": quantity = .learningRate
                case "smooth": smoothing = 0.9
                default:
                    if word.hasPrefix("smooth="), let factor = Double(word.dropFirst(7)), 0..<1 ~= factor {
                        smoothing = factor
                    } else if let size = Self.size(word) {
                        self.size = size
                    } else {
                        throw call.usageError()
                    }
                }
            }
        }

        private static func size(_ word: String) -> (width: Int, height: Int)? {
            let numbers = word.split(separator: "x", omittingEmptySubsequences: false)
            guard numbers.count == 2, let width = Int(numbers[0]), let height = Int(numbers[1]),
                10...1000 ~= width, 3...1000 ~= height
            else { return nil }
            return (width, height)
        }
    }
}
