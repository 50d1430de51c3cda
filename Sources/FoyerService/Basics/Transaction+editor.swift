import FoyerCore
import FoyerStore

extension Transaction {
    /// Changes older than this are not searched for the last editor: nobody keeps a form open longer.
    private static let editorTime = Span.days(7)

    /// Who changed something last, if that was within a week; for the conflict that a later editor is shown.
    ///
    /// - Parameter subject: what was changed, as the audit log names it.
    func lastEditor(of subject: String, at now: Instant) throws -> Agent.ID? {
        try audit.lastAgent(on: subject, since: now - Self.editorTime)
    }
}
