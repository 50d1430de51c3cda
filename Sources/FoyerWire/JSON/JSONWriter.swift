public import FoyerCore

/// Writes JSON. Members are written in the order of their names, so that equal values give equal bytes.
public struct JSONWriter: Sendable {
    public private(set) var bytes: [UInt8] = []

    /// - Parameter capacity: 256 holds a usual frame without growing.
    public init(capacity: Int = 256) {
        bytes.reserveCapacity(capacity)
    }

    /// An object with the members that `write` writes.
    public mutating func object(_ write: (inout JSONWriter) -> Void) {
        bytes.append(UInt8(ascii: "{"))
        write(&self)
        bytes.append(UInt8(ascii: "}"))
    }

    public mutating func array(_ values: some Sequence<some WireShape>) {
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for value in values {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            value.write(to: &self)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// A member of the current object.
    public mutating func member(_ name: StaticString, _ value: some WireShape) {
        key(name)
        value.write(to: &self)
    }

    /// A member that is omitted when nil: absent and null mean the same.
    public mutating func member(_ name: StaticString, _ value: (some WireShape)?) {
        if let value { member(name, value) }
    }

    public mutating func member(_ name: StaticString, _ value: some RawRepresentable<String>) {
        key(name)
        string(value.rawValue)
    }

    /// A member that is an object.
    public mutating func member(_ name: StaticString, object write: (inout JSONWriter) -> Void) {
        key(name)
        object(write)
    }

    /// A member with the value null, where omitting it would mean "unchanged".
    public mutating func null(_ name: StaticString) {
        key(name)
        append("null")
    }

    mutating func key(_ name: StaticString) {
        if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\""))
        append(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    mutating func key(_ name: String) {
        if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
        string(name)
        bytes.append(UInt8(ascii: ":"))
    }

    mutating func append(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func string(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { utf8 in
            var clean = 0
            for (position, byte) in utf8.enumerated()
            where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                bytes.append(contentsOf: utf8[clean..<position])
                escape(byte)
                clean = position + 1
            }
            bytes.append(contentsOf: utf8[clean...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        default:
            append("u00")
            bytes.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
            bytes.append(Array("0123456789abcdef".utf8)[Int(byte & 15)])
        }
    }

    mutating func integer(_ value: Int64) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        let start = bytes.count
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }
}

extension String: WireShape {
    public func write(to json: inout JSONWriter) { json.string(self) }
}
extension Bool: WireShape {
    public func write(to json: inout JSONWriter) { json.append(self ? "true" : "false") }
}
extension Int: WireShape {
    public func write(to json: inout JSONWriter) { json.integer(Int64(self)) }
}
extension Int64: WireShape {
    public func write(to json: inout JSONWriter) { json.integer(self) }
}
extension Instant: WireShape {
    public func write(to json: inout JSONWriter) { json.integer(milliseconds) }
}
extension Span: WireShape {
    public func write(to json: inout JSONWriter) { json.integer(milliseconds) }
}
extension Identifier: WireShape {
    public func write(to json: inout JSONWriter) { json.string(description) }
}
extension Revision: WireShape {
    /// As an entity tag (RFC 9110 section 8.8.3), quotation marks included.
    public func write(to json: inout JSONWriter) { json.string(entityTag) }

    public var entityTag: String { "\"\(description)\"" }
}
extension Array: WireShape where Element: WireShape {
    public func write(to json: inout JSONWriter) { json.array(self) }
}
/// Members in the order of their names.
extension Dictionary: WireShape where Key == String, Value: WireShape {
    public func write(to json: inout JSONWriter) {
        json.object { json in
            for (name, value) in self.sorted(by: { $0.key < $1.key }) {
                json.key(name)
                value.write(to: &json)
            }
        }
    }
}
