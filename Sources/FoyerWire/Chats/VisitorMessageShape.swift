public import FoyerCore

/// A message as sent to the visitor: without agents' ids and sources. Notes are never sent to visitors;
/// callers must leave them out.
public struct VisitorMessageShape: WireShape, Hashable {
    public let shape: MessageShape

    public init(_ message: Message, name: String?, receiver: String? = nil) {
        shape = MessageShape(message, name: name, receiver: receiver)
    }

    public func write(to json: inout JSONWriter) { shape.write(to: &json, for: .visitor) }
}
