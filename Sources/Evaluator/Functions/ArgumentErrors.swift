/// What is said when arguments do not fit a library row, in the row's voice.
extension BuiltinFunction {
    /// `len` in CPython's C voice, `list.append` for methods; torch says the bare name.
    private var callName: String {
        switch voice {
        case .torch: row.name
        // The functions of `random` are methods of a hidden generator.
        case .python: module == "random" ? "Random." + row.name : displayName
        case .native: (module.map { $0 == "builtins" ? "" : $0 + "." } ?? "") + displayName
        }
    }

    private func plural(_ count: Int, _ word: String = "argument") -> String {
        "\(count) \(word)\(count == 1 ? "" : "s")"
    }

    func tooMany(_ given: Int) -> Raised {
        let total = signature.positionalCount
        let required = signature.requiredCount
        if voice == .native, total == 0, signature.keywordOnlyCount > 0 {
            return Raised(.typeError, "\(row.name)() takes no positional arguments")
        }
        switch voice {
        case .torch:
            return Raised(
                .typeError,
                "\(callName)() takes \(plural(total, "positional argument")) but \(given) \(given == 1 ? "was" : "were") given"
            )
        case .python:
            let countsSelf = isMethod || row.name == "__init__" || row.name.hasSuffix(".__new__") || module == "random"
            let extra = countsSelf ? 1 : 0
            let bounds = required < total ? "from \(required + extra) to \(total + extra)" : "\(total + extra)"
            let word = total + extra == 1 ? "argument" : "arguments"
            return Raised(
                .typeError,
                "\(callName)() takes \(bounds) positional \(word) but \(given + extra) \(given + extra == 1 ? "was" : "were") given"
            )
        case .native:
            if total == 0 && signature.keywordOnlyCount == 0 {
                return Raised(.typeError, "\(callName)() takes no arguments (\(given) given)")
            }
            if isSingle { return Raised(.typeError, "\(callName)() takes exactly one argument (\(given) given)") }
            if isPositionalOnly {
                let bound = required == total ? "" : "at most "
                return Raised(.typeError, "\(row.name) expected \(bound)\(plural(total)), got \(given)")
            }
            let bound = required == total ? "exactly" : "at most"
            return Raised(.typeError, "\(row.name)() takes \(bound) \(plural(total)) (\(given) given)")
        }
    }

    func missing(from index: Int, base: UnsafeMutablePointer<Value>, count: Int) -> Raised {
        let named = signature.named
        let positional = named.indices.filter {
            $0 >= min(count, signature.positionalCount) && $0 < signature.positionalCount && named[$0].isRequired
                && (machineSlotIsEmpty(base, $0, count))
        }.map { named[$0].name.name }
        switch voice {
        case .python:
            if positional.isEmpty {
                let keywords = named.filter { $0.kind == .keywordOnly && $0.isRequired }.map(\.name.name)
                return Raised(
                    .typeError,
                    "\(callName)() missing \(plural(keywords.count, "required keyword-only argument")): \(Signature.listing(keywords))"
                )
            }
            return Raised(
                .typeError,
                "\(callName)() missing \(plural(positional.count, "required positional argument")): \(Signature.listing(positional))"
            )
        case .torch:
            let names = positional.map { "\"\($0)\"" }.joined(separator: ", ")
            return Raised(
                .typeError, "\(callName)() missing \(positional.count) required positional arguments: \(names)")
        case .native:
            if isSingle { return Raised(.typeError, "\(callName)() takes exactly one argument (\(count) given)") }
            if isPositionalOnly {
                let required = signature.requiredCount
                let bound = required == signature.positionalCount && !signature.hasRest ? "" : "at least "
                return Raised(.typeError, "\(row.name) expected \(bound)\(plural(required)), got \(count)")
            }
            if named[index].kind == .positionalOnly {
                let least = plural(signature.requiredCount, "positional argument")
                return Raised(.typeError, "\(row.name)() takes at least \(least) (\(count) given)")
            }
            let name = named[index].name.name
            return Raised(.typeError, "\(row.name)() missing required argument '\(name)' (pos \(index + 1))")
        }
    }

    /// Whether a positional parameter has got no value; slots beyond the passed ones may not exist yet.
    private func machineSlotIsEmpty(_ base: UnsafeMutablePointer<Value>, _ index: Int, _ count: Int) -> Bool {
        base + index >= Machine.current.pointee.top || base[index].isUnbound
    }

    func unexpected(_ name: Symbol) -> Raised {
        switch voice {
        case .python, .torch: return Raised(.typeError, "\(callName)() got an unexpected keyword argument '\(name)'")
        case .native:
            if isPositionalOnly || signature.named.isEmpty {
                return Raised(.typeError, "\(callName)() takes no keyword arguments")
            }
            return Raised(.typeError, "'\(name)' is an invalid keyword argument for \(row.name)()")
        }
    }

    func multiple(_ name: Symbol, _ place: Int) -> Raised {
        switch voice {
        case .python, .torch: return Raised(.typeError, "\(callName)() got multiple values for argument '\(name)'")
        case .native:
            return Raised(
                .typeError, "argument for \(row.name)() given by name ('\(name)') and position (\(place + 1))")
        }
    }

    private var isPositionalOnly: Bool { signature.named.allSatisfy { $0.kind == .positionalOnly } }
    private var isSingle: Bool {
        isPositionalOnly && signature.positionalCount == 1 && signature.requiredCount == 1 && !signature.hasRest
            && !signature.hasKeywords
    }
}

extension Signature {
    /// `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`
    static func listing(_ names: [String]) -> String {
        let quoted = names.map { "'\($0)'" }
        switch quoted.count {
        case 0: return ""
        case 1: return quoted[0]
        case 2: return quoted[0] + " and " + quoted[1]
        default: return quoted.dropLast().joined(separator: ", ") + ", and " + quoted[quoted.count - 1]
        }
    }
}
