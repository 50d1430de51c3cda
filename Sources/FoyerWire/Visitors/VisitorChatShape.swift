public import FoyerCore

/// A chat as sent to its visitor.
public struct VisitorChatShape: WireShape, Hashable {
    public let chat: Chat
    public let speaker: SpeakerShape?
    /// The position in the queue, from 1, and the estimated wait; nil if not waiting, if unknown, or if
    /// nobody is expected.
    public let position: Int?
    public let estimate: Span?

    public init(_ chat: Chat, speaker: SpeakerShape?, position: Int? = nil, estimate: Span? = nil) {
        self.chat = chat
        self.speaker = speaker
        self.position = position
        self.estimate = estimate
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("delivered", chat.marks.agentDelivered)
            if let ended = chat.ended { json.member("endReason", ended.reason) }
            json.member("estimate", estimate)
            json.member("id", chat.id)
            json.member("last", chat.last)
            if let wait = chat.wait { json.member("outlook", wait.outlook) }
            json.member("position", position)
            json.member("read", chat.marks.agentRead)
            json.member("seen", chat.marks.visitorRead)
            json.member("speaker", speaker)
            json.member("status", chat.status)
            if chat.transfer != nil { json.member("transferring", true) }
        }
    }
}
