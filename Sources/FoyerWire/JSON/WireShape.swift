import FoyerCore

/// A value with a JSON representation on the wire.
public protocol WireShape: Sendable {
    func write(to json: inout JSONWriter)
}

extension WireShape {
    /// The JSON text.
    public func encoded() -> [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        return json.bytes
    }
}
