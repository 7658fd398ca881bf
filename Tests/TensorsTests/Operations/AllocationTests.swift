import Testing

@testable import Tensors

/// Sizes that no machine holds: PyTorch 2.13 raises, so must we.
@Suite struct AllocationTests {
    private static let prefix =
        "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate "

    /// torch.randn(10**6, 10**7), torch.arange(10**13), torch.ones(10**10, 10**10), …
    @Test func sizesBeyondTheMachineAreRefused() throws {
        let generator = Generator()
        let row = Tensor.ones([1, 100_000_000])
        let cases: [(String, () throws -> Tensor)] = [
            ("40000000000000", { try .randn([1_000_000, 10_000_000], generator: generator) }),
            ("80000000000000", { try .arange(.int(0), .int(10_000_000_000_000), .int(1)) }),
            ("400000000000000", { try .eye(10_000_000) }),
            ("80000000000000", { try .full([10_000_000_000_000], .int(1)) }),
            ("120000000000000", { try Tensor.ones([3]).repeat([10_000_000_000_000]) }),
            ("80000000000000", { try Tensor.zeros([2]).repeatInterleave(10_000_000_000_000) }),
            ("8000000000008", { try Tensor.scalar(.int(1_000_000_000_000)).oneHot() }),
            // A target of another shape: torch.ones(1, 10**8) - torch.ones(10**8, 1)
            ("40000000000000000", { try row.sub(row.t()) }),
            ("40000000000000000", { try row.t().matmul(row) }),
        ]
        for (bytes, body) in cases {
            let error = #expect(throws: TensorError.self) { try body() }
            #expect(error?.message == "\(Self.prefix)\(bytes) bytes. Error code 12 (Cannot allocate memory)")
        }
        #expect(
            throws: TensorError(
                .runtimeError, "Storage size calculation overflowed with sizes=[10000000000, 10000000000]",
                shapes: [[10_000_000_000, 10_000_000_000]])
        ) { try Tensor.full([10_000_000_000, 10_000_000_000], .float(1)) }
        #expect(throws: TensorError.sizeOverflow) { try Tensor.ones([3]).expand([1 << 62, 3]) }
        #expect(throws: TensorError.negativeDimension(-3, [2, -3])) { try Tensor.rand([2, -3], generator: generator) }
    }
}
