import Notebook
import Terminal
import TextUI

extension Kernel {
    /// Fills a pane with what it shows of this kernel.
    func refresh(_ kind: PaneKind, on screen: SplitScreen, predictions: [RibbonPane.Entry]) {
        switch kind {
        case .loss:
            let log = trainingLog
            guard let current = log.currentRun else { return }
            let runs = log.runs.filter { $0.optimizer != current.optimizer } + [current]
            screen.change(.loss, as: LossPane.self) { $0.show(runs.map { $0.curve(.loss) }) }
        case .vars: screen.change(.vars, as: VarsPane.self) { $0.rows = variableRows }
        case .model:
            let model = modelPane
            screen.change(.model, as: ModelPane.self) { pane in
                pane.heading = model?.heading ?? ""
                pane.rows = model?.rows ?? []
            }
        case .ribbon: if !predictions.isEmpty { screen.update(RibbonPane(entries: predictions)) }
        case .unrolled, .heat, .gates, .grads: break
        }
    }
}
