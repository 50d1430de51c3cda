import FoyerCore
import FoyerStore

extension AgentFailure {
    /// Changes older than this are not searched for the last editor: nobody keeps a form open longer.
    private static let editorTime = Span.days(7)

    /// Somebody else edited the same thing in between; names who, if that was within a week.
    ///
    /// - Parameter subject: what was edited, as the audit log names it.
    static func overtaken(_ subject: String, in db: Transaction, at now: Instant) throws -> AgentFailure {
        .editedMeanwhile(by: try db.audit.lastAgent(on: subject, since: now - editorTime))
    }
}
