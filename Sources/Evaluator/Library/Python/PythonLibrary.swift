extension Library {
    /// Python's own library.
    static let python: [Family] = [
        .constructors, .opening, .streams, .strMethods, .strForms, .strTests, .listMethods, .tupleMethods,
        .rangeMethods, .dictMethods,
        .setMethods, .frozensetMethods,
        .intMethods, .floatMethods, .numberFunctions, .printing, .iteration, .objectFunctions, .math, .random, .time,
        .sys, .collections, .itertools,
        .functools, .string, .copying, .unicodedata, .regex, .json, .os, .osPath, .glob, .pathlib, .csv, .typing,
        .argparse, .dataclasses, .warnings, .tqdm, .tqdmAuto, .tqdmNotebook,
    ]
}
