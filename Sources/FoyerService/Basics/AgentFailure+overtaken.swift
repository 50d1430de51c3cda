import FoyerCore
import FoyerStore

extension AgentFailure {
    /// Changes older than this are not searched for the last editor: nobody keeps a form open longer.
    private static let editorTime = Span.days(7)

    /// Somebody else edited the same thing in between; names who, if that was within a week.
    ///
    /// - Parameter subject: the id of what was edited, as in the audit log.
    static func overtaken(
        _ kind: AuditSubject.Kind, _ subject: String = "", in db: Transaction, at now: Instant
    ) throws -> AgentFailure {
        .editedMeanwhile(by: try db.audit.lastAgent(on: kind, subject, since: now - editorTime))
    }
}
