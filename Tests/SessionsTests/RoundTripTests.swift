import Sessions
import Testing

/// Writing what was read gives the same bytes.
@Suite struct RoundTripTests {
    @Test(arguments: [
        "",
        "\n",
        "x = 1",
        "x = 1\n",
        "\r\n# %%\r\nx\r\n#> 1\r\n",
        "\u{FEFF}# %% a\nprint('가나다')\n#> 가나다\n",
        "# ---\n# rnnsession: 1\n# title: a  # b\n# unknown: kept\n# ---\n\n\n# %% [markdown] Data {#data}\n# One.\n#\n#: note\n",
        "# %% one {#a-1}\n#| predict=\"what?\" fold=3 wild=1\nx = '''\n# %% not a heading\n#> not output\n'''\n#> 1\n#>\n#>  2\n#! E: m\n\n",
        ">>> x = 1\n>>> for i in range(2):\n...     print(i)\n...\n0\n1\n>>> x\n1\n",
        "In [1]: x\nOut[1]: 3\n\nIn [2]: y\n   ...: z\n",
        "#%%\nprint(1)\n#%% two\n%ignored\n",
        "# ---\n# jupyter:\n#   jupytext:\n#     format: percent\n# ---\n\n# %%\nx\n",
        "# %% [markdown]\n\"\"\"\nprose\n# more\n\"\"\"\n# %%\nx\n",
    ])
    func bytes(text: String) throws {
        let session = try Session(reading: Array(text.utf8))
        #expect(String(decoding: session.bytes, as: UTF8.self) == text)
    }

    @Test func recordedCellsReadBack() throws {
        var session = Session(header: SessionHeader(title: "t"))
        session.cells.append(SessionCell(recording: "x = 1\n%who\nx", output: "x\n1\n"))
        session.cells.append(
            SessionCell(
                recording: "#> not output\n'''\n%text\n# %% text\n'''", title: "two", id: "b", output: "",
                error: "E: m\nn"))
        #expect(
            String(decoding: session.bytes, as: UTF8.self)
                == "# ---\n# rnnsession: 1\n# title: t\n# check: digits\n# ---\n"
                + "# %%\nx = 1\n# %who\nx\n#> x\n#> 1\n\n"
                + "# %% two {#b}\n #> not output\n'''\n%text\n# %% text\n'''\n#! E: m\n#! n\n\n")
        let again = try Session(reading: session.bytes)
        #expect(again.cells.map(\.source) == ["x = 1\n%who\nx", " #> not output\n'''\n%text\n# %% text\n'''"])
        #expect(again.cells.map(\.expectedOutput) == [["x", "1"], []])
        #expect(again.cells.map(\.expectedError) == [nil, "E: m\nn"])
        #expect(again.cells.map(\.id) == [nil, "b"])
    }

    /// Any cut and any changed byte of a good file is read or refused; nothing crashes, and what is read is written back.
    @Test func brokenFiles() throws {
        let whole = Array(sample.utf8)
        var generator = SplitMix(state: 7)
        for round in 0..<3_000 {
            var bytes = whole
            if round < whole.count {
                bytes = Array(whole[..<round])
            } else {
                for _ in 0...(generator.next() % 4) {
                    let place = Int(generator.next() % UInt64(bytes.count))
                    switch generator.next() % 3 {
                    case 0: bytes.remove(at: place)
                    case 1: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
                    default:
                        bytes.insert(
                            contentsOf: Array("#\n%%{}\"'>!:|".utf8.shuffled(using: &generator).prefix(3)), at: place)
                    }
                }
            }
            do throws(SessionMistake) {
                let session = try Session(reading: bytes)
                #expect(session.bytes == bytes)
            } catch {
                #expect(error.line >= 1 && error.column >= 1 && !error.message.isEmpty)
            }
        }
    }
}

struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

let sample = """
    # ---
    # rnnsession: 1
    # title: hihell -> ihello with one nn.RNN
    # check: digits        # exact | digits | shape | none; a cell may override it
    # time: 25m
    # ---

    # %% [markdown] Data {#data}
    # One letter in, the next letter out.
    #: 2 min. Let them guess the shape of x before you press Space.

    # %% one-hot {#onehot}
    import torch, torch.nn as nn
    x = torch.eye(5)[[0, 1, 0, 2, 3, 3]].unsqueeze(0)    # h i h e l l
    x.shape
    #> torch.Size([1, 6, 5])

    # %% predict the shape {#rnn}
    #| predict="shape of h?" pane=unrolled
    rnn = nn.RNN(5, 5, batch_first=True)
    # %who
    #> torch.Size([1, 1, 5])

    # %% a mistake on purpose {#oops}
    nn.CrossEntropyLoss()(out, y)
    #! ValueError: Expected input batch_size (1) to match target batch_size (6).

    # %% train {#train}
    #| pane=loss fold=3 once check=digits:3 time=90s
    for epoch in range(15):
        print(epoch)
    #> 1 llllll 1.6925
    #> ...
    #> 15 ihello 0.7384

    """
