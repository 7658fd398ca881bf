import Language
import NeuralNets
import Tensors
import Testing

@testable import Evaluator

/// Files of PyTorch's format, written and read.
@Suite struct SavingTests {
    private static let folder = "/tmp/rnn-saving-tests-\(UInt32.random(in: 0 ... .max))"

    private func run(_ source: String) -> String {
        LargeStack.run {
            let host = RecordingHost()
            let interpreter = Interpreter(host: host, dialect: .script)
            let text = SourceText(
                name: "<string>",
                "import torch, os\nfrom torch import nn\nfrom collections import *\n"
                    + "os.makedirs('\(Self.folder)', exist_ok=True)\nf = '\(Self.folder)/'\n" + source)
            do { try interpreter.run(parseModule(text)) } catch {
                return host.output + interpreter.lastLine(Raised.converting(error, source: text)) + "\n"
            }
            return host.output
        }
    }

    /// What PyTorch 2.13 prints for the same program.
    @Test func whatIsSavedComesBack() {
        #expect(
            run(
                """
                x = torch.arange(6.).view(2, 3)
                torch.save([x, x.t(), x[1], x.long(), x > 2], f + 'v.pt')
                v = torch.load(f + 'v.pt')
                v[0][0, 0] = 7
                print(v[0].tolist(), v[1].stride(), v[1][0, 0].item(), v[2].tolist(), v[3].dtype, v[4].dtype)
                m = {'epoch': 3, 'n': [1, -300, 70000, 10**12, -1, 2.5, None, True], 'é': (1,), 's': {1, 2},
                     'z': torch.Size([2, 3]), 't': torch.float32, 'd': torch.device('cpu'), 'o': OrderedDict(x=1),
                     'c': Counter('aab'), 'p': nn.Parameter(torch.ones(2)), 'e': [(), [], {}, '']}
                torch.save(m, f + 'm.pt')
                print(torch.load(f + 'm.pt', map_location='cpu'))
                net = nn.LSTM(2, 3)
                torch.save(net.state_dict(), f + 'sd.pt')
                print(nn.LSTM(2, 3).load_state_dict(torch.load(f + 'sd.pt', weights_only=True)))
                print(type(torch.load(f + 'sd.pt')), torch.load(f + 'sd.pt')['weight_hh_l0'].equal(net.weight_hh_l0))
                """) == """
                    [[7.0, 1.0, 2.0], [3.0, 4.0, 5.0]] (1, 3) 7.0 [3.0, 4.0, 5.0] torch.int64 torch.bool
                    {'epoch': 3, 'n': [1, -300, 70000, 1000000000000, -1, 2.5, None, True], 'é': (1,), 's': {1, 2}, \
                    'z': torch.Size([2, 3]), 't': torch.float32, 'd': device(type='cpu'), 'o': OrderedDict([('x', 1)]), \
                    'c': Counter({'a': 2, 'b': 1}), 'p': Parameter containing:
                    tensor([1., 1.], requires_grad=True), 'e': [(), [], {}, '']}
                    <All keys matched successfully>
                    <class 'collections.OrderedDict'> True

                    """)
    }

    @Test func objectsOfTheProgram() {
        #expect(
            run(
                """
                class Vocab:
                    def __init__(self, text): self.text = text
                class Net(nn.Module):
                    def __init__(self):
                        super().__init__()
                        self.l = nn.Linear(2, 1)
                    def forward(self, x): return self.l(x)
                torch.save({'v': Vocab('abc'), 'd': defaultdict(list)}, f + 'o.pt')
                print(torch.load(f + 'o.pt', weights_only=False)['v'].text)
                net = Net()
                torch.save(net, f + 'net.pt')
                other = torch.load(f + 'net.pt', weights_only=False)
                print(other is net, torch.equal(other(torch.ones(1, 2)), net(torch.ones(1, 2))))
                try: torch.load(f + 'net.pt')
                except Exception as e: print(type(e), str(e).split('\\n')[3])
                """) == """
                    abc
                    False True
                    <class '_pickle.UnpicklingError'> \tWeightsUnpickler error: Unsupported global: GLOBAL __main__.Net was \
                    not an allowed global by default. Please use `torch.serialization.add_safe_globals([__main__.Net])` or \
                    the `torch.serialization.safe_globals([__main__.Net])` context manager to allowlist this global if you \
                    trust this class/function.

                    """)
    }

    @Test(arguments: [
        ("torch.load(f + 'none.pt')", "FileNotFoundError: [Errno 2] No such file or directory: 'FOLDER/none.pt'"),
        ("torch.save(1, f + 'no/x.pt')", "RuntimeError: Parent directory FOLDER/no does not exist."),
        ("torch.load(f)", "IsADirectoryError: [Errno 21] Is a directory: 'FOLDER/'"),
        (
            "torch.load(3)",
            "AttributeError: 'int' object has no attribute 'seek'. You can only torch.load from a file that is seekable. "
                + "Please pre-load the data into a buffer like io.BytesIO and try to load from it instead."
        ),
        ("open(f + 'e.pt', 'w').close()\ntorch.load(f + 'e.pt')", "EOFError"),
        (
            "open(f + 'c.pt', 'w').write('PK\\x03\\x04' + 'x' * 90)\ntorch.load(f + 'c.pt')",
            "RuntimeError: PytorchStreamReader failed reading zip archive: failed finding central directory. This is an internal "
                + "miniz error. If you are seeing this error, there is a high likelihood that your checkpoint file is corrupted. "
                + "This can happen if the checkpoint was not saved properly, was transferred incorrectly, or the file was modified "
                + "after saving."
        ),
        (
            "torch.save(1, f + 'g.pt')\ntorch.load(f + 'g.pt', map_location='cuda')",
            "RuntimeError: Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False. If you are "
                + "running on a CPU-only machine, please use torch.load with map_location=torch.device('cpu') to map your storages "
                + "to the CPU."
        ),
    ])
    func mistakes(_ source: String, _ message: String) {
        #expect(run(source) == message.replacing("FOLDER", with: Self.folder) + "\n")
    }

    /// `data.pkl` of
    ///
    ///     x = torch.arange(6.).view(2, 3)
    ///     torch.save({'w': x.t(), 'n': [1, -300, 2.5, None], 'p': nn.Parameter(torch.tensor([1, 2.]))}, 'h.pt')
    private static let pickle = """
        80027d710028580100000077710163746f7263682e5f7574696c730a5f72656275696c645f74656e736f725f76320a710228
        28580700000073746f72616765710363746f7263680a466c6f617453746f726167650a710458010000003071055803000000
        63707571064b06747107514b004b034b028671084b014b038671098963636f6c6c656374696f6e730a4f7264657265644469
        63740a710a2952710b74710c52710d58010000006e710e5d710f284b014ad4feffff4740040000000000004e655801000000
        70711063746f7263682e5f7574696c730a5f72656275696c645f706172616d657465720a7111680228286803680458010000
        0031711268064b02747113514b004b028571144b0185711589680a2952711674711752711888680a2952711987711a52711b
        752e
        """

    @Test func aPickleThatPyTorchWrote() throws {
        let digits = Array(Self.pickle.utf8.filter { $0 > 0x20 })
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
        let shown = try LargeStack.run {
            let interpreter = Interpreter(host: RecordingHost(), dialect: .script)
            return try interpreter.onThisThread {
                try PickleReader.read(bytes, isTrusted: false) { key, byteCount in
                    let storage = Tensors.Storage(byteCount: byteCount)
                    let floats = storage.bytes.bindMemory(to: Float.self, capacity: byteCount / 4)
                    for k in 0..<byteCount / 4 { floats[k] = Float(k + (key == "1" ? 1 : 0)) }
                    return storage
                }.repr()
            }
        }
        #expect(
            shown == """
                {'w': tensor([[0., 3.],
                        [1., 4.],
                        [2., 5.]]), 'n': [1, -300, 2.5, None], 'p': Parameter containing:
                tensor([1., 2.], requires_grad=True)}
                """)
        // Cut anywhere, it is an error and never a crash.
        LargeStack.run {
            let interpreter = Interpreter(host: RecordingHost(), dialect: .script)
            for count in 0..<bytes.count {
                #expect(throws: (any Error).self) {
                    try interpreter.onThisThread {
                        _ = try PickleReader.read(Array(bytes.prefix(count)), isTrusted: true) { _, count in
                            Tensors.Storage(byteCount: count)
                        }
                    }
                }
            }
        }
    }

    @Test func archivesStartDataAtMultiplesOf64() throws {
        let bytes = ZipArchive.encode([("a/x", [1, 2, 3]), ("a/y", Array(repeating: 7, count: 100)), ("a/z", [])])
        let archive = try ZipArchive(bytes)
        #expect(archive.names == ["a/x", "a/y", "a/z"])
        #expect(archive["a/x"] == [1, 2, 3] && archive["a/y"]?.count == 100 && archive["a/z"]?.isEmpty == true)
        #expect(archive["a/x"]?.startIndex == 64 && archive["a/y"]?.startIndex == 192 - 64)
        for count in 0..<bytes.count { #expect((try? ZipArchive(Array(bytes.prefix(count)))) == nil) }
        // >>> zlib.crc32(b'123456789')
        // 3421780262
        #expect(Checksum.crc32(Array("123456789".utf8)) == 3_421_780_262)
    }

    /// `safetensors.torch.save({'b': torch.tensor([1, 2]), 'a': torch.ones(2, 2)})` of 0.8.0 has this header.
    @Test func safetensors() {
        #expect(
            run(
                """
                from safetensors.torch import save_file, load_file
                save_file({'a': torch.ones(2, 2), 'b': torch.tensor([1, 2]), 'c': torch.tensor(True)}, f + 's.safetensors')
                print(load_file(f + 's.safetensors'))
                """) == """
                    {'b': tensor([1, 2]), 'a': tensor([[1., 1.],
                            [1., 1.]]), 'c': tensor(True)}

                    """)
    }
}
