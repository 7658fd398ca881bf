import Tensors

/// Tables of numbers as text, arrays as files.
enum NumPyFiles {
    static let rows: [Builtin] = [
        loading(
            "loadtxt",
            "(fname, dtype=None, comments='#', delimiter=None, converters=None, skiprows=0, usecols=None, unpack: bool = False, ndmin=0, encoding=None, max_rows=None)",
            "A table of numbers from a text file.", isLenient: false),
        loading(
            "genfromtxt",
            "(fname, dtype=None, comments='#', delimiter=None, skip_header=0, usecols=None, unpack: bool = False, ndmin=0, encoding=None, max_rows=None)",
            "A table of numbers from a text file; what is missing is nan.", isLenient: true),
        Builtin(
            "savetxt",
            "(fname, X, fmt='%.18e', delimiter=' ', newline='\\n', header='', footer='', comments='# ', encoding=None)",
            "Writes a table of numbers as text."
        ) { call in
            let source = try call.ndarray(1)
            let table = source.rank == 1 ? try source.unsqueeze(1) : try source.atleast2d()
            guard table.rank == 2 else {
                throw Raised(.valueError, "Expected 1D or 2D array, got \(source.rank)D array instead")
            }
            let comment = try call.string(7)
            var text = noted(try call.string(5), comment)
            let formats = call[2].isSequence ? try call[2].collected().map { try $0.str() } : [try call.string(2)]
            let (delimiter, newline) = (try call.string(3), try call.string(4))
            for row in 0..<table.shape[0] {
                let cells = try (0..<table.shape[1]).map { column -> String in
                    let format = formats[min(column, formats.count - 1)]
                    let value = Value(try table.get([.integer(row), .integer(column)]).item())
                    return try Operators.binary(.modulo, .text(format), .tuple([value])).str()
                }
                text += cells.joined(separator: delimiter) + newline
            }
            text += noted(try call.string(6), comment)
            try FileSystem.write(Array(text.utf8), to: call.path(0))
            return .none
        },
        Builtin("save", "(file, arr)", "Writes an array as a .npy file.") { call in
            let path = try call.path(0)
            try FileSystem.write(
                encode(call.ndarray(1)), to: path.hasSuffix(".npy") ? path : path + ".npy")
            return .none
        },
        Builtin("load", "(file, mmap_mode=None, allow_pickle: bool = False, **kwargs)", "The array of a .npy file.") {
            call in
            .object(NDArray(try decode(FileSystem.read(call.path(0)))))
        },
    ]

    private static func noted(_ text: String, _ comment: String) -> String {
        text.isEmpty ? "" : comment + text.replacing("\n", with: "\n" + comment) + "\n"
    }

    private static func loading(_ name: String, _ signature: String, _ summary: String, isLenient: Bool) -> Builtin {
        // loadtxt and genfromtxt differ in the places of what they share.
        let (skip, columns, unpack, ndmin, limit) = isLenient ? (4, 5, 6, 7, 9) : (5, 6, 7, 8, 10)
        return Builtin(name, signature, summary) { call in
            let text: String
            if case .list(let list) = call[0] {
                text = try list.items.map { try $0.str() }.joined(separator: "\n")
            } else if let stream = call[0].object(as: StreamObject.self) {
                text = try stream.read(nil).value
            } else {
                text = String(decoding: try FileSystem.read(call.path(0)), as: UTF8.self)
            }
            let comment = try call.optionalString(2)
            let delimiter = try call.optionalString(3)
            let chosen = call.has(columns) ? try call.ints(columns) : nil
            var rows: [[Double]] = []
            var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }[...]
            lines = lines.dropFirst(try call.int(skip))
            for (number, line) in lines.enumerated() {
                if let most = try call.optionalInt(limit), rows.count >= most { break }
                var content = line
                if let comment, !comment.isEmpty, let start = content.ranges(of: comment).first?.lowerBound {
                    content = content[..<start]
                }
                var cells =
                    delimiter.map { content.split(separator: $0, omittingEmptySubsequences: false) }
                    ?? content.split { $0 == " " || $0 == "\t" }
                if content.allSatisfy({ $0 == " " || $0 == "\t" }) { continue }
                if let chosen {
                    cells = try chosen.map { column in
                        let place = column < 0 ? column + cells.count : column
                        guard cells.indices.contains(place) else {
                            throw Raised(
                                .valueError,
                                "invalid column index \(column) at row \(rows.count + 1) with \(cells.count) columns")
                        }
                        return cells[place]
                    }
                }
                let values = try cells.enumerated().map { column, cell -> Double in
                    let trimmed = String(
                        cell.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" }
                            .reversed())
                    if let value = try? Calls.call(.object(Types.current.float), [.text(trimmed)]).asDouble() {
                        return value
                    }
                    if isLenient { return .nan }
                    throw Raised(
                        .valueError,
                        "could not convert string \(Str(trimmed).repr) to float64 at row \(number), column \(column + 1)."
                    )
                }
                if let first = rows.first, first.count != values.count {
                    throw Raised(
                        .valueError,
                        "the number of columns changed from \(first.count) to \(values.count) at row \(rows.count + 1); use "
                            + "`usecols` to select a subset and avoid this error")
                }
                rows.append(values)
            }
            let width = rows.first?.count ?? 0
            var table = try NumPyDoubles.make(
                rows.flatMap { $0 }, [rows.count, width], call.numpyDType(1) ?? .float64)
            if try call.bool(unpack) { table = table.reversedAxesOrSelf() }
            switch try call.int(ndmin) {
            case 2: break
            case 1: table = rows.count == 1 || width == 1 ? try table.contiguous().view([-1]) : table
            default: table = rows.isEmpty ? try table.view([0]) : table.squeeze()
            }
            return .object(NDArray(table))
        }
    }

    /// The format of `.npy` files, version 1.0.
    private static func encode(_ array: Tensor) throws -> [UInt8] {
        let source = try array.contiguous()
        let shape = source.shape.map(String.init)
        let tuple = shape.count == 1 ? "(\(shape[0]),)" : "(" + shape.joined(separator: ", ") + ")"
        var header = "{'descr': '\(code(source.dtype))', 'fortran_order': False, 'shape': \(tuple), }"
        while (10 + header.utf8.count + 1) % 64 != 0 { header += " " }
        header += "\n"
        let length = header.utf8.count
        return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 255), UInt8(length >> 8)] + Array(header.utf8)
            + withExtendedLifetime(source) {
                Array(
                    UnsafeRawBufferPointer(
                        start: source.storage.bytes + source.offset * source.dtype.itemSize,
                        count: source.numel * source.dtype.itemSize))
            }
    }

    private static func code(_ dtype: DType) -> String {
        let letter =
            dtype == .bool
            ? "b"
            : dtype.isFloatingPoint ? "f" : dtype.name.hasPrefix("u") ? "u" : dtype.name.hasPrefix("c") ? "c" : "i"
        return (dtype.itemSize == 1 ? "|" : "<") + letter + String(dtype.itemSize)
    }

    private static func decode(_ bytes: [UInt8]) throws -> Tensor {
        guard bytes.count > 10, bytes[0] == 0x93, bytes[1..<6].elementsEqual("NUMPY".utf8) else {
            throw Raised(
                .valueError,
                "This file contains pickled (object) data. If you trust the file you can load it unsafely using the "
                    + "`allow_pickle=` keyword argument or `pickle.load()`.")
        }
        let start = bytes[6] == 1 ? 10 : 12
        let length =
            bytes[6] == 1
            ? Int(bytes[8]) | Int(bytes[9]) << 8 : Int(bytes[8]) | Int(bytes[9]) << 8 | Int(bytes[10]) << 16
        guard start + length <= bytes.count else { throw Raised(.valueError, "EOF: reading array header") }
        let header = String(decoding: bytes[start..<start + length], as: UTF8.self)
        guard let dtype = DType.allCases.first(where: { header.contains("'\(code($0))'") }),
            let open = header.firstIndex(of: "("), let close = header[open...].firstIndex(of: ")")
        else { throw Raised(.valueError, "arrays of this dtype are not part of this program") }
        var sizes: [Int] = []
        for part in header[header.index(after: open)..<close].split(separator: ",") {
            guard let size = Int(part.filter { $0 != " " }), size >= 0 else { continue }
            sizes.append(size)
        }
        let isFortran = header.contains("'fortran_order': True")
        let shape = Shape(isFortran ? sizes.reversed() : sizes)
        let count = sizes.reduce(Double(dtype.itemSize)) { $0 * Double($1) }
        guard Double(bytes.count - start - length) >= count else {
            throw Raised(
                .valueError,
                "cannot reshape array of size \((bytes.count - start - length) / dtype.itemSize) into shape \(shape.numpyText)"
            )
        }
        let tensor = Tensor(uninitialized: shape, dtype: dtype)
        bytes[(start + length)...].withUnsafeBytes { from in
            if let base = from.baseAddress, count > 0 {
                tensor.storage.bytes.copyMemory(from: base, byteCount: Int(count))
            }
        }
        return isFortran ? try tensor.reversedAxes(quietly: true) : tensor
    }
}

extension Tensor {
    fileprivate func reversedAxesOrSelf() -> Tensor { (try? reversedAxes(quietly: true)) ?? self }
}
