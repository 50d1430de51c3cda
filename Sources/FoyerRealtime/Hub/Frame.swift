import FoyerCore

/// One encoded message, shared by all recipients: encoded once, never copied per listener.
public final class Frame: Sendable {
    /// UTF-8 JSON, as sent on the wire.
    public let bytes: [UInt8]

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }
}
