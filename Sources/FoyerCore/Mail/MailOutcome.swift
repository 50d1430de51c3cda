/// What became of an attempt to send a mail.
public struct MailOutcome: Sendable {
    /// nil if the server accepted the mail.
    public let failure: MailFailure?
    public let dialogue: [MailDialogueLine]

    public init(failure: MailFailure? = nil, dialogue: [MailDialogueLine] = []) {
        self.failure = failure
        self.dialogue = dialogue
    }
}
