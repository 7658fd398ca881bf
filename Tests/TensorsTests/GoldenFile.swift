import Foundation

/// The rows of a JSON Lines file in `Golden`.
func goldenRows<Row: Decodable>(_ name: String, as type: Row.Type) throws -> [Row] {
    let url = Bundle.module.bundleURL.appendingPathComponent("Golden/\(name)")
    let decoder = JSONDecoder()
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map {
        try decoder.decode(Row.self, from: Data($0.utf8))
    }
}
