public import FoyerCore
import FoyerRealtime
import FoyerStore

/// An agent edits a visitor's name, e-mail address or telephone number.
public struct EditContact: Sendable {
    let act: ActOnVisitor

    public init(_ act: ActOnVisitor) { self.act = act }

    /// - Parameter change: the fields to change; an empty text clears a field.
    /// - Throws: `notAContact` for the first invalid field, in the order of `ContactField`.
    public func callAsFunction(
        _ visitor: Visitor.ID, _ change: [ContactField: String], by actor: Actor
    ) async throws(AgentFailure) {
        var checked: [(ContactField, String?)] = []
        for field in ContactField.allCases {
            guard let text = change[field] else { continue }
            do throws(ContactFault) {
                checked.append((field, try field.checked(text)))
            } catch {
                throw .notAContact(error)
            }
        }
        let fields = checked
        _ = try await act.changeVisitor(visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor) {
            transaction in
            var contact = transaction.standing.profile.contact
            for (field, text) in fields { contact[field] = text }
            contact.isClaimed = false
            try transaction.save(contact)
        }
    }
}
