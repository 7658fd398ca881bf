import NeuralNets
import Tensors

extension Family {
    static let torchSaving = Family(
        module: "torch", voice: .python,
        functions: [
            Builtin(
                "save", "(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True)",
                "Writes tensors, state dicts and plain containers into a file of PyTorch's format."
            ) { call in
                let path = try call.savingPath(1)
                if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
                    let parent = String(path[..<slash])
                    if FileSystem.kind(parent) == nil {
                        throw Raised(.runtimeError, "Parent directory \(parent) does not exist.")
                    }
                }
                try FileSystem.write(TorchFile.encode(call[0], path: path), to: path)
                return .none
            },
            Builtin(
                "load",
                "(f, map_location=None, pickle_module=None, *, weights_only: bool = True, mmap=None, **pickle_load_args)",
                "What `torch.save` wrote; `weights_only=False` reads instances of the program's own classes too."
            ) { call in
                let path = try call.loadingPath(0)
                if call.has(1) { try TorchFile.checkLocation(call[1]) }
                let isTrusted = call[3].isUnbound || call[3].isNone ? false : try !call.bool(3)
                return try TorchFile.decode(FileSystem.read(path), isTrusted: isTrusted)
            },
        ])

    static let pickleErrors = Family(module: "_pickle", types: PickleErrors.rows)
    static let pickleModule = Family(module: "pickle", types: PickleErrors.rows)

    static let serialization = Family(
        module: "torch.serialization", voice: .python,
        functions: [
            Builtin(
                "add_safe_globals", "(safe_globals)", "Accepted; what files may name is settled here."
            ) { _ in .none }
        ])
}

/// The ZIP archive that `torch.save` writes.
enum TorchFile {
    static func encode(_ value: Value, path: String) throws -> [UInt8] {
        let pickle = try PickleWriter.write(value)
        let file = path.split(separator: "/").last.map(String.init) ?? "archive"
        let root = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
        let folder = (root.isEmpty ? "archive" : root) + "/"
        var members: [(name: String, data: [UInt8])] = [
            (folder + "data.pkl", pickle.bytes), (folder + ".format_version", Array("1".utf8)),
            (folder + ".storage_alignment", Array("64".utf8)), (folder + "byteorder", Array("little".utf8)),
        ]
        for (key, storage) in pickle.storages.enumerated() {
            let data = withExtendedLifetime(storage) {
                Array(UnsafeRawBufferPointer(start: storage.bytes, count: storage.byteCount))
            }
            members.append((folder + "data/\(key)", data))
        }
        members.append((folder + "version", Array("3\n".utf8)))
        members.append((folder + ".data/serialization_id", Array(serial(pickle.bytes).utf8)))
        return ZipArchive.encode(members)
    }

    /// Forty digits that tell files apart.
    private static func serial(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        let digits = String(hash) + String(hash &* 0x9E37_79B9_7F4A_7C15)
        return String(repeating: "0", count: max(40 - digits.utf8.count, 0)) + digits.prefix(40)
    }

    static func decode(_ bytes: [UInt8], isTrusted: Bool) throws -> Value {
        if bytes.isEmpty { throw Raised(.endOfFileError, "") }
        guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
            // A pickle by itself, as PyTorch wrote before 1.6: it holds no tensors that are known here.
            return try PickleReader.read(bytes, isTrusted: isTrusted) { _, _ in
                throw PickleErrors.refused("a storage of PyTorch before 1.6", isTrusted)
            }
        }
        let archive: ZipArchive
        do { archive = try ZipArchive(bytes) } catch {
            switch error {
            case .noDirectory: throw Self.damaged("failed reading zip archive: failed finding central directory")
            case .unreadable(let name): throw Self.damaged("failed reading file \(name)")
            }
        }
        guard let pickle = archive.names.first(where: { $0.hasSuffix("/data.pkl") }), let code = archive[pickle] else {
            throw Self.damaged("failed locating file data.pkl: file not found")
        }
        let root = pickle.dropLast("data.pkl".utf8.count)
        guard archive[root + "version"] != nil else {
            throw Raised(
                .runtimeError,
                "Expected hasRecord(\"version\") to be true, but got false.  (Could this error message be improved?  If so, "
                    + "please report an enhancement request to PyTorch.)")
        }
        var known: [String: Tensors.Storage] = [:]
        return try PickleReader.read(Array(code), isTrusted: isTrusted) { key, byteCount in
            if let storage = known[key] { return storage }
            guard let data = archive[root + "data/" + key], data.count == byteCount else {
                throw Self.damaged("failed locating file data/\(key): file not found")
            }
            let storage = Tensors.Storage(byteCount: byteCount)
            data.withUnsafeBytes { from in
                if let base = from.baseAddress { storage.bytes.copyMemory(from: base, byteCount: byteCount) }
            }
            known[key] = storage
            return storage
        }
    }

    private static func damaged(_ detail: String) -> Raised {
        Raised(
            .runtimeError,
            "PytorchStreamReader \(detail). This is an internal miniz error. If you are seeing this error, there is a high "
                + "likelihood that your checkpoint file is corrupted. This can happen if the checkpoint was not saved properly, "
                + "was transferred incorrectly, or the file was modified after saving.")
    }

    /// Only the CPU can be loaded to.
    static func checkLocation(_ value: Value) throws {
        let isCUDA: Bool
        if case .str(let text) = value {
            isCUDA = text.value.hasPrefix("cuda")
            if !isCUDA { _ = try DeviceObject.device(value) }
        } else {
            isCUDA = value.object(as: CUDADevice.self) != nil
        }
        guard isCUDA else { return }
        throw Raised(
            .runtimeError,
            "Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False. If you are running on a "
                + "CPU-only machine, please use torch.load with map_location=torch.device('cpu') to map your storages to the CPU."
        )
    }
}

extension Arguments {
    /// The path of a file: a text, a `pathlib.Path`, or an open file's name.
    fileprivate func savingPath(_ index: Int) throws -> String {
        if let stream = self[index].object(as: FileObject.self) { return stream.name }
        if case .str = self[index] { return try path(index) }
        guard try self[index].optionalAttribute("__fspath__") != nil else {
            throw Raised(.attributeError, "'\(self[index].typeName)' object has no attribute 'write'")
        }
        return try path(index)
    }

    fileprivate func loadingPath(_ index: Int) throws -> String {
        if let stream = self[index].object(as: FileObject.self) { return stream.name }
        if case .str = self[index] { return try path(index) }
        guard try self[index].optionalAttribute("__fspath__") != nil else {
            throw Raised(
                .attributeError,
                "'\(self[index].typeName)' object has no attribute 'seek'. You can only torch.load from a file that is seekable. "
                    + "Please pre-load the data into a buffer like io.BytesIO and try to load from it instead.")
        }
        return try path(index)
    }
}
