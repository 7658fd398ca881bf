extension Family {
    static let csv = Family(
        module: "csv",
        functions: [
            Builtin(
                "reader", "(csvfile, dialect='excel', *, \(dialect))",
                "The rows of a file of values, as lists of texts.",
                example: "list(csv.reader(['a,\"b,c\"', '1,2']))\n#> [['a', 'b,c'], ['1', '2']]"
            ) { call in .object(CSVReader(try call[0].iterator(), try CSVDialect(call, first: 2))) },
            Builtin(
                "writer", "(csvfile, dialect='excel', *, \(dialect))", "Something that writes rows to a file."
            ) { call in .object(CSVWriter(call[0], try CSVDialect(call, first: 2), fields: nil)) },
            Builtin(
                "DictReader", "(f, fieldnames=None, restkey=None, restval=None, dialect='excel', *, \(dialect))",
                "The rows of a file, as dicts by the names in its first row.",
                example: "list(csv.DictReader(['a,b', '1,2']))\n#> [{'a': '1', 'b': '2'}]", voice: .python
            ) { call in
                let reader = CSVReader(try call[0].iterator(), try CSVDialect(call, first: 5))
                return .object(CSVDictReader(reader, call.has(1) ? try call.array(1) : nil, call[2], call[3]))
            },
            Builtin(
                "DictWriter", "(f, fieldnames, restval='', extrasaction='raise', dialect='excel', *, \(dialect))",
                "Something that writes dicts as rows.", voice: .python
            ) { call in .object(CSVWriter(call[0], try CSVDialect(call, first: 5), fields: try call.array(1))) },
        ],
        constants: [
            Constant("QUOTE_MINIMAL", "Quotes where they are needed.") { .int(0) },
            Constant("QUOTE_ALL", "Quotes around everything.") { .int(1) },
            Constant("QUOTE_NONNUMERIC", "Quotes around texts.") { .int(2) },
            Constant("QUOTE_NONE", "No quotes.") { .int(3) },
        ],
        types: [
            NativeType("Error", module: "_csv", bases: ["Exception"], "A row that cannot be read or written."),
            CSVWriter.row,
        ])

    private static let dialect =
        "delimiter=',', quotechar='\"', doublequote=True, escapechar=None, lineterminator=None, quoting=0, skipinitialspace=False"
}

/// How a file separates and quotes its values.
struct CSVDialect {
    var delimiter: Unicode.Scalar = ","
    var quote: Unicode.Scalar?
    var lineEnd = "\r\n"
    var quoting = 0
    var skipsSpace = false

    init(_ call: borrowing Arguments, first: Int) throws {
        delimiter = try CSVDialect.character(call[first], "delimiter") ?? ","
        quote = try CSVDialect.character(call[first + 1], "quotechar")
        if call.has(first + 4) { lineEnd = try call.string(first + 4) }
        quoting = try call.int(first + 5)
        skipsSpace = try call.bool(first + 6)
        if quoting == 3 { quote = nil }
    }

    private static func character(_ value: Value, _ name: String) throws -> Unicode.Scalar? {
        if value.isNone { return nil }
        guard case .str(let text) = value, text.count == 1 else {
            throw Raised(.typeError, "\"\(name)\" must be a 1-character string")
        }
        return text.scalar(at: 0)
    }
}

/// The rows of a CSV file.
final class CSVReader: IteratorObject {
    private let lines: IteratorObject
    private let dialect: CSVDialect
    private(set) var lineNumber = 0

    init(_ lines: IteratorObject, _ dialect: CSVDialect) {
        self.lines = lines
        self.dialect = dialect
        super.init(type: Types.current.iterator("_csv.reader"))
    }

    override func attribute(_ name: Symbol) throws -> Value? { name == "line_num" ? .int(lineNumber) : nil }

    override func next() throws -> Value {
        var fields: [Value] = []
        var field = String.UnicodeScalarView()
        var isQuoted = false
        var wasQuoted = false
        var isFresh = true
        repeat {
            let line = try lines.next()
            if line.isUnbound {
                if isFresh { return .unbound }
                break
            }
            guard case .str(let text) = line else {
                throw Raised(
                    .typeError,
                    "iterator should return strings, not \(line.typeName) (the file should be opened in text mode)")
            }
            lineNumber += 1
            let scalars = text.scalars
            var index = 0
            while index < scalars.count {
                let scalar = scalars[index]
                index += 1
                if isQuoted {
                    if scalar != dialect.quote {
                        field.append(scalar)
                    } else if index < scalars.count, scalars[index] == dialect.quote {
                        field.append(scalar)
                        index += 1
                    } else {
                        isQuoted = false
                    }
                } else if scalar == dialect.quote, field.isEmpty, !wasQuoted {
                    (isQuoted, wasQuoted) = (true, true)
                } else if scalar == dialect.delimiter {
                    fields.append(value(&field, &wasQuoted))
                    while dialect.skipsSpace, index < scalars.count, scalars[index] == " " { index += 1 }
                } else if scalar == "\n" || scalar == "\r" {
                    break
                } else {
                    field.append(scalar)
                }
            }
            isFresh = false
        } while isQuoted
        if fields.isEmpty, field.isEmpty, !wasQuoted { return .items([]) }
        fields.append(value(&field, &wasQuoted))
        return .items(fields)
    }

    private func value(_ field: inout String.UnicodeScalarView, _ wasQuoted: inout Bool) -> Value {
        defer {
            field = String.UnicodeScalarView()
            wasQuoted = false
        }
        let text = Str(String(field))
        if dialect.quoting == 2, !wasQuoted, let number = NumberParsing.float(text) { return .float(number) }
        return .str(text)
    }
}

/// The rows of a CSV file as dicts.
final class CSVDictReader: IteratorObject {
    private let reader: CSVReader
    private var names: ContiguousArray<Value>?
    private let restKey: Value
    private let missing: Value

    init(_ reader: CSVReader, _ names: ContiguousArray<Value>?, _ restKey: Value, _ missing: Value) {
        self.reader = reader
        self.names = names
        self.restKey = restKey
        self.missing = missing
        super.init(type: Types.current.iterator("csv.DictReader"))
    }

    private func fieldNames() throws -> ContiguousArray<Value>? {
        if names == nil {
            let first = try reader.next()
            if !first.isUnbound { names = try first.collected() }
        }
        return names
    }

    override func next() throws -> Value {
        guard let names = try fieldNames() else { return .unbound }
        while true {
            let row = try reader.next()
            if row.isUnbound { return row }
            let values = try row.collected()
            if values.isEmpty { continue }
            let result = Dict()
            for (index, name) in names.enumerated() {
                try result.set(name, index < values.count ? values[index] : missing)
            }
            if values.count > names.count { try result.set(restKey, .items(values.dropFirst(names.count))) }
            return .dict(result)
        }
    }

    override func attribute(_ name: Symbol) throws -> Value? {
        if name == "fieldnames" { return try fieldNames().map { .items($0) } ?? Value.none }
        return name == "line_num" ? .int(reader.lineNumber) : nil
    }
}

/// Writes rows to a CSV file.
final class CSVWriter: Object {
    private let file: Value
    private let dialect: CSVDialect
    private let columns: ContiguousArray<Value>?

    init(_ file: Value, _ dialect: CSVDialect, fields: ContiguousArray<Value>?) {
        self.file = file
        self.dialect = dialect
        columns = fields
        super.init(type: Types.current.named("_csv.writer") ?? Types.current.object)
    }

    private func write(_ values: ContiguousArray<Value>) throws -> Value {
        var line = ""
        for (index, value) in values.enumerated() {
            if index > 0 { line.unicodeScalars.append(dialect.delimiter) }
            line += try text(value, isOnly: values.count == 1)
        }
        return try Calls.call(file.attribute("write"), [.text(line + dialect.lineEnd)])
    }

    private func text(_ value: Value, isOnly: Bool) throws -> String {
        let text = value.isNone ? "" : try value.str()
        guard let quote = dialect.quote else { return text }
        let needsQuotes = text.unicodeScalars.contains {
            $0 == dialect.delimiter || $0 == quote || $0 == "\n" || $0 == "\r"
        }
        let isText = dialect.quoting == 2 && value.realNumber == nil
        guard needsQuotes || dialect.quoting == 1 || isText || (isOnly && text.isEmpty) else { return text }
        let mark = Str(String(quote))
        return mark.value + Str(text).replacing(mark, with: mark + mark).value + mark.value
    }

    private func row(of value: Value) throws -> ContiguousArray<Value> {
        guard let columns, case .dict(let dict) = value else { return try value.collected() }
        let unknown = try dict.keys.filter { key in try !columns.contains { try $0.isSame(as: key) } }
        if !unknown.isEmpty {
            let names = try unknown.map { try $0.repr() }.joined(separator: ", ")
            throw Raised(.valueError, "dict contains fields not in fieldnames: \(names)")
        }
        return ContiguousArray(try columns.map { try dict.get($0) ?? .text("") })
    }

    private static func from(_ value: Value) throws -> CSVWriter {
        if let writer = value.object(as: CSVWriter.self) { return writer }
        throw Raised(.typeError, "descriptor requires a '_csv.writer' object")
    }

    static let row = NativeType(
        "writer", module: "_csv", "Writes rows.",
        methods: [
            Builtin("writerow", "(row, /)", "Writes one row.") { call in
                let writer = try from(call.receiver)
                return try writer.write(try writer.row(of: call[0]))
            },
            Builtin("writerows", "(rows, /)", "Writes several rows.") { call in
                let writer = try from(call.receiver)
                try call[0].forEach { _ = try writer.write(try writer.row(of: $0)) }
                return .none
            },
            Builtin("writeheader", "()", "Writes the names.") { call in
                let writer = try from(call.receiver)
                return try writer.write(writer.columns ?? [])
            },
        ])
}
