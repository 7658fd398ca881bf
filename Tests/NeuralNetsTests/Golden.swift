import Foundation
import Tensors

/// Reads the rows of a golden file; every row carries the Python that made it.
enum Golden {
    static func rows<Row: Decodable>(_ name: String, as type: Row.Type = Row.self) throws -> [Row] {
        let url = Bundle.module.bundleURL.appendingPathComponent("Golden/\(name).jsonl")
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Row.self, from: Data($0.utf8))
        }
    }
}

extension Tensor {
    /// All elements in row-major order.
    var values: [Double] {
        var found: [Double] = []
        func visit(_ axis: Int, _ start: Int) {
            if axis == rank {
                switch dtype {
                case .float32: found.append(Double(storage.bytes.assumingMemoryBound(to: Float.self)[start]))
                case .float64: found.append(storage.bytes.assumingMemoryBound(to: Double.self)[start])
                case .int64: found.append(Double(storage.bytes.assumingMemoryBound(to: Int64.self)[start]))
                case .int32: found.append(Double(storage.bytes.assumingMemoryBound(to: Int32.self)[start]))
                case .uint8, .bool: found.append(Double(storage.bytes.assumingMemoryBound(to: UInt8.self)[start]))
                case .int16, .int8, .float16, .bfloat16, .complex64, .complex128:
                    let element = Tensor(storage: storage, shape: [], strides: [], offset: start, dtype: dtype)
                    found.append((try? element.item().asDouble) ?? .nan)
                }
                return
            }
            for index in 0..<shape[axis] { visit(axis + 1, start + index * strides[axis]) }
        }
        visit(0, offset)
        return found
    }
}

/// The largest difference, relative to numbers above one; infinite for lists of different lengths.
func difference(_ found: [Double], _ expected: [Double]) -> Double {
    guard found.count == expected.count else { return .infinity }
    return zip(found, expected).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
}
