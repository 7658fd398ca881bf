import Testing

@testable import Evaluator

/// The short ways of the interpreter read values where they lie; this holds the layout they rely on.
@Suite struct RawValueTests {
    @Test func layout() {
        #expect(MemoryLayout<Value>.stride == 16)
        let tags: [(Value, UInt8)] = [
            (.int(7), RawTag.int), (.float(1.5), RawTag.float), (.str(Str("a")), RawTag.str), (.unbound, RawTag.empty),
            (.none, RawTag.empty),
        ]
        for (value, tag) in tags {
            var place = value
            withUnsafeMutablePointer(to: &place) { #expect($0.tag == tag) }
        }
        var number = Value.int(-5)
        withUnsafeMutablePointer(to: &number) { place in
            #expect(place.rawInt == -5)
            place.setInt(9)
            #expect(place.rawInt == 9)
        }
    }
}
