public import FoyerCore
import FoyerRealtime
import FoyerStore

/// The page says who the visitor is, or sets variables. Shown as claimed: nobody vouches for it.
public struct IdentifyVisitor: Sendable {
    let move: MoveVisitor

    public init(move: MoveVisitor) { self.move = move }

    public func callAsFunction(_ claimed: Contact, of visitor: Visitor.ID) async throws(VisitorFailure) {
        _ = try await move(visitor, failing: VisitorFailure.init, noVisitor: .noSuchChat) { turn in
            guard turn.state != .banned else { throw VisitorRefusal.banned }
            var contact = turn.standing.profile.contact
            contact.name = claimed.name ?? contact.name
            contact.email = claimed.email ?? contact.email
            contact.phone = claimed.phone ?? contact.phone
            contact.isClaimed = true
            guard contact != turn.standing.profile.contact else { return }
            try turn.save(contact)
        }
    }

    public func set(_ variables: [String: String], of visitor: Visitor.ID) async throws(VisitorFailure) {
        _ = try await move(visitor, failing: VisitorFailure.init, noVisitor: .noSuchChat) { turn in
            guard turn.state != .banned else { throw VisitorRefusal.banned }
            let known = Set(try turn.db.variables(of: visitor).keys)
            let names = known.union(variables.keys)
            let limit = VisitorProfile.variableLimit
            // Who has more from before the limit may still change them.
            guard names.count <= max(limit, known.count) else {
                throw VisitorFailure.tooLong(field: "variables", limit: limit, got: names.count)
            }
            try turn.db.setVariables(variables, of: visitor)
        }
        move.lobby.touch(visitor)
    }
}
