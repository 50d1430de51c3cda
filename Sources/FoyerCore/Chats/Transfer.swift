/// A chat that an agent passed to a colleague who has not opened it yet.
public struct Transfer: Hashable, Sendable {
    /// Who passed it on, and gets it back when it is not opened.
    public let by: Agent.ID
    /// The receiver. The chat is assigned to them, and nobody has joined yet.
    public let to: Agent.ID
    public let at: Instant
    /// The chat returns then, unless the receiver has opened it (`Settings.transferTime`).
    public let until: Instant
    /// What the giver wrote for the receiver; empty when nothing. At most `Capture.reasonLimit` characters.
    public let note: String

    public init(by: Agent.ID, to: Agent.ID, at: Instant, until: Instant, note: String = "") {
        self.by = by
        self.to = to
        self.at = at
        self.until = until
        self.note = note
    }

    /// For whoever may not read the chat.
    public var withoutNote: Transfer { Transfer(by: by, to: to, at: at, until: until) }
}
