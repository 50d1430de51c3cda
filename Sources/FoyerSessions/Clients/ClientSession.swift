import FoyerCore
import FoyerRealtime

/// A conversation with a client (a widget or a console), independent of its transport: WebSocket or HTTP
/// stream.
/// The transport calls `receive` and `closed` on its outlet, in order, never concurrently; they must not
/// block. After `closed` nothing is called any more.
public protocol ClientSession: AnyObject, Sendable {
    /// A complete text message, already known to be UTF-8 and within the session's size limit.
    func receive(_ text: [UInt8])
    /// The connection is closed, by either side.
    func closed()
}
