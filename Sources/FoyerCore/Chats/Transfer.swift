/// A pending transfer: the receiving agent has not opened the chat yet.
public struct Transfer: Hashable, Sendable {
    /// Who transferred it; gets it back if it is not opened.
    public let by: Agent.ID
    /// The receiver. The chat is assigned to them, but they have not joined yet.
    public let to: Agent.ID
    public let at: Instant
    /// When the chat returns unless the receiver has opened it (`Settings.transferTime`).
    public let until: Instant
    /// The giver's note to the receiver; may be empty. At most `Capture.reasonLimit` characters.
    public let note: String

    public init(by: Agent.ID, to: Agent.ID, at: Instant, until: Instant, note: String = "") {
        self.by = by
        self.to = to
        self.at = at
        self.until = until
        self.note = note
    }

    /// For agents who may not read the chat.
    public var withoutNote: Transfer { Transfer(by: by, to: to, at: at, until: until) }
}
