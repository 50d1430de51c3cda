public import FoyerCore

/// The body of `PUT /api/v1/chats/{id}/queue`.
public struct MoveRequest: Hashable, Sendable {
    public let queue: ChatQueue.ID

    public init(body: [UInt8]) throws(MalformedFrame) {
        queue = try Fields(text: body).id("queue")
    }
}
