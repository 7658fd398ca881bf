// The short ways through the interpreter look at a value where it lies, without counting a reference. They rely on how
// Swift lays `Value` out: eight bytes of payload, then the number of the case. `RawValueTests` holds it to that.

enum RawTag {
    static let int: UInt8 = 1
    static let float: UInt8 = 2
    static let str: UInt8 = 3
    static let list: UInt8 = 4
    static let tuple: UInt8 = 5
    static let dict: UInt8 = 6
    static let object: UInt8 = 8
    /// `unbound` and `none` share a number.
    static let empty: UInt8 = 9
}

extension Unmanaged {
    /// A counted reference. (`takeUnretainedValue` would count it with a lock.)
    @inline(__always)
    var strong: Instance { unsafeBitCast(toOpaque(), to: Instance.self) }
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

    /// The payload of a `float`.
    @inline(__always)
    var rawFloat: Double { UnsafeRawPointer(self).load(as: Double.self) }

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

    /// The text in a place whose tag says so.
    @inline(__always)
    var rawStr: Unmanaged<Str> {
        Unmanaged.fromOpaque(UnsafeRawPointer(self).load(as: UnsafeRawPointer.self))
    }

    /// The dict in a place whose tag says so.
    @inline(__always)
    var rawDict: Unmanaged<Dict> {
        Unmanaged.fromOpaque(UnsafeRawPointer(self).load(as: UnsafeRawPointer.self))
    }

    /// The tuple in a place whose tag says so.
    @inline(__always)
    var rawTuple: Unmanaged<Tuple> {
        Unmanaged.fromOpaque(UnsafeRawPointer(self).load(as: UnsafeRawPointer.self))
    }

    /// Puts a value in place of another, which is looked at only where it needs releasing.
    @inline(__always)
    func put(_ value: consuming Value) {
        if tag >= RawTag.str && tag < RawTag.empty {
            pointee = value
        } else {
            initialize(to: value)
        }
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

/// A compiled statement in an array: a closure by itself would be wrapped there.
struct Step {
    let run: Execute
}

/// A compiled target in an array.
struct Target {
    let store: Store
}
