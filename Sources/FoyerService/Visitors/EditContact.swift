public import FoyerCore
import FoyerRealtime
import FoyerStore

/// An agent corrects a visitor's name, e-mail or telephone. What is nil stays; an empty text takes it away.
public struct EditContact: Sendable {
    let act: AgentMove

    public init(_ act: AgentMove) { self.act = act }

    public func callAsFunction(
        _ visitor: Visitor.ID, name: String?, email: String?, phone: String?, by actor: Actor
    ) async throws(AgentFailure) {
        let limit = Contact.fieldLimit
        let name = try name.map { text throws(AgentFailure) in
            try Wording.line(text, field: "name", limit: limit)
        }
        let email = try email.map { text throws(AgentFailure) in
            try Wording.line(text, field: "email", limit: limit)
        }
        let phone = try phone.map { text throws(AgentFailure) in
            try Wording.line(text, field: "phone", limit: limit)
        }
        _ = try await act.move(visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor) {
            turn in
            var contact = turn.standing.profile.contact
            if let name { contact.name = name.isEmpty ? nil : name }
            if let email { contact.email = email.isEmpty ? nil : email }
            if let phone { contact.phone = phone.isEmpty ? nil : phone }
            contact.isClaimed = false
            try turn.save(contact)
        }
    }
}
