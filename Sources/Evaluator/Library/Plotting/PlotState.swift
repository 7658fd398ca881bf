import Figures

/// The pages that a program has open, and how new ones begin.
final class PlotState {
    private(set) var pages: [FigureObject] = []
    /// `plt.rcParams`
    let settings = Dict()

    init() {
        try? settings.set(.text("figure.figsize"), .items([.float(6.4), .float(4.8)]))
        try? settings.set(.text("figure.dpi"), .float(100))
        try? settings.set(.text("font.size"), .float(10))
        try? settings.set(.text("lines.linewidth"), .float(1.5))
    }

    static var current: PlotState { Machine.current.pointee.interpreter.plots }

    /// The page that `plt` draws on.
    var page: FigureObject { pages.last ?? open() }

    /// The axes that `plt` draws into.
    var axes: AxesObject { page.current }

    @discardableResult
    func open() -> FigureObject {
        let page = FigureObject(number: (pages.map(\.number).max() ?? 0) + 1)
        if let size = try? settings.get(.text("figure.figsize"))?.collected(), size.count == 2,
            let width = try? size[0].asDouble(), let height = try? size[1].asDouble()
        {
            (page.figure.width, page.figure.height) = (width, height)
        }
        pages.append(page)
        return page
    }

    /// Brings a page to the front.
    func select(_ page: FigureObject) {
        pages.removeAll { $0 === page }
        pages.append(page)
    }

    func close(_ page: FigureObject?) {
        if let page { pages.removeAll { $0 === page } } else { pages = [] }
    }

    /// Shows what was drawn, and begins anew.
    func show(on host: any Host) {
        let drawn = pages.sorted { $0.number < $1.number }.map(\.drawing).filter { !$0.isEmpty }
        pages = []
        for figure in drawn { host.show(figure) }
    }
}

extension Interpreter {
    /// Shows the figures that a cell has drawn and not shown itself.
    public func showFigures() {
        if hasPlots { plots.show(on: host) }
    }
}
