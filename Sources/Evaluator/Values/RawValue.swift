// The short ways through the interpreter look at a value where it lies, without counting a reference. They rely on how
// Swift lays `Value` out: eight bytes of payload, then the number of the case. `RawValueTests` holds it to that.

enum RawTag {
    static let int: UInt8 = 1
    static let float: UInt8 = 2
    static let str: UInt8 = 3
    static let list: UInt8 = 4
    static let object: UInt8 = 8
    /// `unbound` and `none` share a number.
    static let empty: UInt8 = 9
}

extension UnsafeMutablePointer where Pointee == Value {
    /// The number of the value's case.
    @inline(__always)
    var tag: UInt8 { UnsafeRawPointer(self).load(fromByteOffset: 8, as: UInt8.self) }

    /// The payload of an `int`.
    @inline(__always)
    var rawInt: Int { UnsafeRawPointer(self).load(as: Int.self) }

    @inline(__always)
    var isInt: Bool { tag == RawTag.int }

    /// Writes an int where only a number or nothing was: nothing is released.
    @inline(__always)
    func setInt(_ value: Int) {
        if tag >= RawTag.str && tag < RawTag.empty {
            pointee = .int(value)
        } else {
            initialize(to: .int(value))
        }
    }

    /// The object in a place whose tag says so.
    @inline(__always)
    var rawObject: Unmanaged<Object> {
        Unmanaged.fromOpaque(UnsafeRawPointer(self).load(as: UnsafeRawPointer.self))
    }

    /// The list in a place whose tag says so.
    @inline(__always)
    var rawList: Unmanaged<List> {
        Unmanaged.fromOpaque(UnsafeRawPointer(self).load(as: UnsafeRawPointer.self))
    }

    /// Destroys `count` values.
    @inline(__always)
    func destroy(_ count: Int) {
        var place = self
        let end = self + count
        while place < end {
            let tag = place.tag
            if tag >= RawTag.str, tag < RawTag.empty { place.deinitialize(count: 1) }
            place += 1
        }
    }
}

/// A compiled expression in an array: a closure by itself would be wrapped there.
struct Operand {
    let value: Evaluate
}

/// A compiled statement in an array.
struct Step {
    let run: Execute
}

/// A compiled target in an array.
struct Target {
    let store: Store
}
