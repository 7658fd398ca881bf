import NeuralNets
import Tensors

extension Family {
    static let safetensors = Family(
        module: "safetensors.torch", voice: .python,
        functions: [
            Builtin(
                "save_file", "(tensors, filename, metadata=None)", "Writes a dict of tensors as a safetensors file."
            ) { call in
                let metadata: Dict?
                if case .dict(let given) = call[2] { metadata = given } else { metadata = nil }
                try FileSystem.write(SafeTensors.encode(call.dict(0), metadata), to: call.path(1))
                return .none
            },
            Builtin("load_file", "(filename, device='cpu')", "The dict of tensors in a safetensors file.") { call in
                .dict(try SafeTensors.decode(FileSystem.read(call.path(0))))
            },
        ])

    static let safetensorsPackage = Family(
        module: "safetensors",
        types: [
            NativeType(
                "SafetensorError", module: "safetensors_rust", bases: ["Exception"], "A safetensors file is damaged.")
        ])
}

/// Files of named tensors: a JSON header, then their bytes.
enum SafeTensors {
    private static func code(_ dtype: DType) -> String {
        switch dtype.name {
        case "bool": "BOOL"
        case "bfloat16": "BF16"
        case let name where name.hasPrefix("float"): "F" + name.dropFirst(5)
        case let name where name.hasPrefix("uint"): "U" + name.dropFirst(4)
        case let name where name.hasPrefix("int"): "I" + name.dropFirst(3)
        case let name: name
        }
    }

    static func encode(_ tensors: Dict, _ metadata: Dict?) throws -> [UInt8] {
        var entries = try tensors.pairs.map { key, value -> (name: String, tensor: Tensor) in
            guard case .tensor(let tensor) = value else {
                throw Raised(
                    .valueError,
                    "Key `\(try key.str())` is invalid, expected torch.Tensor but received \(try value.type.repr())")
            }
            return (try key.str(), tensor)
        }
        entries.sort {
            $0.tensor.dtype.itemSize != $1.tensor.dtype.itemSize
                ? $0.tensor.dtype.itemSize > $1.tensor.dtype.itemSize
                : Array($0.name.utf8).lexicographicallyPrecedes($1.name.utf8)
        }
        var parts: [String] = []
        if let metadata {
            let pairs = try metadata.pairs.map { "\(quoted(try $0.key.str())):\(quoted(try $0.value.str()))" }
            parts.append("\"__metadata__\":{" + pairs.joined(separator: ",") + "}")
        }
        var data: [UInt8] = []
        for (name, tensor) in entries {
            let source = try tensor.detach().contiguous()
            let start = data.count
            withExtendedLifetime(source) {
                let count = source.numel * source.dtype.itemSize
                data += UnsafeRawBufferPointer(
                    start: source.storage.bytes + source.offset * source.dtype.itemSize, count: count)
            }
            let shape = tensor.shape.map(String.init).joined(separator: ",")
            parts.append(
                "\(quoted(name)):{\"dtype\":\"\(code(tensor.dtype))\",\"shape\":[\(shape)],"
                    + "\"data_offsets\":[\(start),\(data.count)]}")
        }
        var header = Array(("{" + parts.joined(separator: ",") + "}").utf8)
        while !header.count.isMultiple(of: 8) { header.append(0x20) }
        return (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) } + header + data
    }

    private static func quoted(_ text: String) -> String {
        var writer = JSONWriter()
        writer.escapesNonASCII = false
        return (try? writer.text(of: .text(text))) ?? "\"\""
    }

    static func decode(_ bytes: [UInt8]) throws -> Dict {
        guard bytes.count >= 8 else { throw failure("header too small") }
        let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[$1]) << UInt64(8 * $1) }
        guard length <= 100_000_000 else { throw failure("header too large") }
        let start = 8 + Int(length)
        guard start <= bytes.count else { throw failure("invalid header length") }
        let text = String(decoding: bytes[8..<start], as: UTF8.self)
        guard text.hasPrefix("{"), case .dict(let header)? = try? JSONReader.read(Str(text)) else {
            throw failure("invalid JSON in header: expected value at line 1 column 1")
        }
        let room = bytes.count - start
        var result: [(name: String, place: Int, tensor: Tensor)] = []
        var covered = 0
        for (key, value) in header.pairs {
            let name = try key.str()
            if name == "__metadata__" { continue }
            guard case .dict(let entry) = value, case .str(let kind)? = entry.get("dtype"),
                let shape = try entry.get("shape")?.collected().map({ try $0.asIndex() ?? -1 }),
                let ends = try entry.get("data_offsets")?.collected().map({ try $0.asIndex() ?? -1 }),
                ends.count == 2, shape.allSatisfy({ $0 >= 0 && $0 < 1 << 40 }), shape.count < 16
            else { throw failure("invalid JSON in header: invalid tensor `\(name)`") }
            guard let dtype = DType.allCases.first(where: { code($0) == kind.value }) else {
                throw failure("tensors of dtype \(kind.value) are not part of this program")
            }
            let count = shape.reduce(Double(dtype.itemSize)) { $0 * Double($1) }
            guard ends[0] >= 0, ends[1] >= ends[0], ends[1] <= room, Double(ends[1] - ends[0]) == count else {
                throw failure("invalid offset for tensor `\(name)`")
            }
            let tensor = Tensor(uninitialized: Shape(shape), dtype: dtype)
            bytes[(start + ends[0])..<(start + ends[1])].withUnsafeBytes { from in
                if let base = from.baseAddress, !from.isEmpty {
                    tensor.storage.bytes.copyMemory(from: base, byteCount: from.count)
                }
            }
            covered += ends[1] - ends[0]
            result.append((name, ends[0], tensor))
        }
        guard covered == room else { throw failure("incomplete metadata, file not fully covered") }
        let dict = Dict()
        for entry in result.sorted(by: { ($0.place, $0.name) < ($1.place, $1.name) }) {
            dict.set(entry.name, .tensor(entry.tensor))
        }
        return dict
    }

    private static func failure(_ detail: String) -> Raised {
        let types = Types.current
        let type = types.named("safetensors_rust.SafetensorError") ?? types.exception(.runtimeError)
        return Raised(ExceptionObject(type, [.text("Error while deserializing header: " + detail)]))
    }
}
