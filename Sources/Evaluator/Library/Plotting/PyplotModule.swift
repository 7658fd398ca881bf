import Figures

extension Library {
    /// Charts.
    static let plotting: [Family] = [
        .pyplot, .matplotlib, .colorMaps, .ticker, .plottingTypes,
    ]
}

extension Family {
    static let matplotlib = Family(
        module: "matplotlib",
        functions: [
            Builtin("use", "(backend, **kwargs)", "Accepted; charts need no setting here.", voice: .python) { _ in
                .none
            },
            Builtin("rc", "(group, **kwargs)", "Settings by name.", voice: .python) { call in
                for (key, value) in call.keywords.pairs {
                    try PlotState.current.settings.set(.text("\(call[0].str()).\(key.str())"), value)
                }
                return .none
            },
        ],
        constants: [
            Constant("rcParams", "Settings by name.") { .dict(PlotState.current.settings) },
            Constant("__version__", "The version whose calls are known.") { .text("3.10.0") },
            Constant("style", "Looks of figures.") { .object(PlotItem(.style)) },
        ])

    static let pyplot = Family(
        module: "matplotlib.pyplot", voice: .python,
        functions: (AxesRows.drawing + AxesRows.settings + AxesRows.plain).map { row in
            Builtin(row.name, row.signature, row.summary, example: row.example) { call in
                try row.body(PlotState.current.axes, call)
            }
        } + pages
            + FigureObject.quiet([
                "tight_layout", "subplots_adjust", "ion", "ioff", "draw", "pause", "margins", "tick_params",
                "switch_backend", "set_cmap", "minorticks_on", "autoscale", "locator_params", "ticklabel_format", "rc",
                "clim", "viridis", "box",
            ]),
        constants: [
            Constant("rcParams", "Settings by name.") { .dict(PlotState.current.settings) },
            Constant("style", "Looks of figures.") { .object(PlotItem(.style)) },
            Constant("cm", "Maps of colours.") {
                try Machine.current.pointee.interpreter.module("matplotlib.cm").map { .object($0) } ?? .none
            },
        ])

    private static let pages: [Builtin] = [
        Builtin(
            "figure", "(num=None, figsize=None, dpi=None, **kwargs)", "A new page.",
            example: "plt.figure(figsize=(6, 3))\n#> <Figure size 600x300 with 0 Axes>"
        ) { call in
            let state = PlotState.current
            if let number = try call[0].asIndex(), let known = state.pages.first(where: { $0.number == number }) {
                state.select(known)
                return .object(known)
            }
            let page = state.open()
            try call.size(page, figsize: 1, dpi: 2)
            return .object(page)
        },
        Builtin("subplot", "(*args, **kwargs)", "Axes at a place of the page's grid.") { call in
            .object(try PlotState.current.page.add(call.place(call.rest)))
        },
        Builtin(
            "subplots", "(nrows=1, ncols=1, *, figsize=None, dpi=None, **kwargs)", "A new page with a grid of axes."
        ) { call in
            let page = PlotState.current.open()
            try call.size(page, figsize: 2, dpi: 3)
            return .tuple([.object(page), try AxesGrid.make(on: page, rows: call.int(0), columns: call.int(1))])
        },
        Builtin("axes", "(arg=None, **kwargs)", "Axes over the whole page.") { call in
            .object(PlotState.current.page.add(Chart.Place()))
        },
        Builtin("gca", "()", "The axes drawn into last.") { _ in .object(PlotState.current.axes) },
        Builtin("gcf", "()", "The page drawn on last.") { _ in .object(PlotState.current.page) },
        Builtin("sca", "(ax)", "Draws into these axes from now on.") { call in
            let axes = try AxesObject.from(call[0])
            axes.page?.select(axes)
            return .none
        },
        Builtin("clf", "()", "Takes everything off the page.") { _ in
            PlotState.current.page.clear()
            return .none
        },
        Builtin("close", "(fig=None)", "Forgets a page, or all of them.") { call in
            let state = PlotState.current
            if let page = call[0].object(as: FigureObject.self) {
                state.close(page)
            } else if case .str = call[0] {
                state.close(nil)
            } else if let page = state.pages.last {
                state.close(page)
            }
            return .none
        },
        Builtin("suptitle", "(t, **kwargs)", "The title of the page.") { call in
            PlotState.current.page.figure.title = try call[0].str()
            return .object(PlotItem(.text(try call[0].str(), "0.5, 0.98")))
        },
        Builtin("colorbar", "(mappable=None, **kwargs)", "Accepted; shades tell values here.") { _ in
            .object(PlotItem(.colorbar))
        },
        Builtin("savefig", "(fname, *, dpi=None, format=None, **kwargs)", "Writes the page as SVG or PNG.") { call in
            try PlotState.current.page.save(
                call.path(0), format: call.optionalString(2), resolution: call.resolution(1),
                host: call.interpreter.host)
            return .none
        },
        Builtin("show", "(*args, **kwargs)", "Shows what was drawn, on a terminal.") { call in
            PlotState.current.show(on: call.interpreter.host)
            return .none
        },
        Builtin("get_cmap", "(name=None, lut=None)", "A map of colours.") { call in
            .object(ColorMapObject(try FigureObject.Colors.map(call[0])))
        },
    ]

    static let colorMaps = Family(
        module: "matplotlib.cm",
        functions: [
            Builtin("get_cmap", "(name=None, lut=None)", "A map of colours.") { call in
                .object(ColorMapObject(try FigureObject.Colors.map(call[0])))
            }
        ],
        constants: ColorMap.names.flatMap { name in [name, name + "_r"] }.map { name in
            Constant(name, "A map of colours.") {
                ColorMap(named: name).map { .object(ColorMapObject($0)) } ?? .none
            }
        })

    /// Places of ticks are found by the chart itself.
    static let ticker = Family(
        module: "matplotlib.ticker",
        functions: ["MultipleLocator", "MaxNLocator", "FuncFormatter", "FormatStrFormatter", "AutoLocator"].map {
            name in
            Builtin(name, "(*args, **kwargs)", "Accepted; ticks are found by the chart itself.") { _ in
                .object(PlotItem(.axis))
            }
        })

    static let plottingTypes = Family(
        module: "matplotlib.figure",
        types: [FigureObject.row, AxesObject.row, AxesGrid.row, ColorMapObject.row] + PlotItem.rows)
}

extension Arguments {
    fileprivate func size(_ page: FigureObject, figsize: Int, dpi: Int) throws {
        if has(figsize) {
            let size = try FigureObject.Numbers.list(self[figsize])
            if size.count == 2 { (page.figure.width, page.figure.height) = (size[0], size[1]) }
        }
        if let resolution = try optionalDouble(dpi) { page.figure.resolution = resolution }
    }
}
