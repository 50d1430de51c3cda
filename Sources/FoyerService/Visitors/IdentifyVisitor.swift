public import FoyerCore
import FoyerRealtime
import FoyerStore

/// The page says who the visitor is, or sets variables. Shown as claimed: nobody vouches for it.
public struct IdentifyVisitor: Sendable {
    let move: MoveVisitor
    let distribute: DistributeWaiting

    public init(move: MoveVisitor, distribute: DistributeWaiting) {
        self.move = move
        self.distribute = distribute
    }

    /// Whom the page speaks of.
    public enum Outcome: Hashable, Sendable {
        /// The visitor it had. Fields with a wrong value were left out.
        case same(leftOut: [ContactFault])
        /// Somebody else: the former visitor is logged out, and nothing of what the page said was kept.
        case somebodyElse
    }

    /// - Parameters:
    ///   - claimed: the fields that the page names; a blank one says nothing.
    ///   - id: the visitor's id in the website's own system.
    public func callAsFunction(
        _ claimed: [ContactField: String], id: String?, of visitor: Visitor.ID
    ) async throws(VisitorFailure) -> Outcome {
        let outcome = Kept<Outcome>()
        let (fields, faults) = Self.checked(claimed)
        _ = try await move.byVisitor(visitor, noVisitor: .noSuchChat) { turn in
            guard turn.state != .banned else { throw VisitorRefusal.banned }
            guard !turn.standing.isSomebodyElse(id) else {
                outcome.value = .somebodyElse
                return try turn.logOut()
            }
            if let id, turn.standing.siteID == nil { try turn.save(siteID: id) }
            var contact = turn.standing.profile.contact
            for (field, text) in fields { contact[field] = text }
            contact.isClaimed = true
            guard contact != turn.standing.profile.contact else { return }
            try turn.save(contact)
        }
        guard outcome.value == .somebodyElse else { return .same(leftOut: faults) }
        move.lobby.depart(visitor, at: move.clock())
        await distribute()
        return .somebodyElse
    }

    /// Checks each field on its own: a wrong one doesn't affect the others.
    private static func checked(
        _ claimed: [ContactField: String]
    ) -> (fields: [(ContactField, String)], faults: [ContactFault]) {
        var fields: [(ContactField, String)] = []
        var faults: [ContactFault] = []
        for field in ContactField.allCases {
            do throws(ContactFault) {
                if let text = try claimed[field].map({ text throws(ContactFault) in try field.checked(text) })
                    ?? nil
                {
                    fields.append((field, text))
                }
            } catch {
                faults.append(error)
            }
        }
        return (fields, faults)
    }

    /// Removes variables, then sets others as far as one visitor may have so many; those already known may always be changed.
    ///
    /// - Parameter removed: names; one that is not set changes nothing.
    /// - Returns: the names of those that were left out.
    public func set(
        _ variables: [String: String], removing removed: Set<String> = [], of visitor: Visitor.ID
    ) async throws(VisitorFailure) -> [String] {
        let left = Kept<[String]>()
        _ = try await move.byVisitor(visitor, noVisitor: .noSuchChat) { turn in
            guard turn.state != .banned else { throw VisitorRefusal.banned }
            let before = Set(try turn.db.variables(of: visitor).keys)
            try turn.db.removeVariables(removed.intersection(before), of: visitor)
            let known = before.subtracting(removed)
            let room = max(VisitorProfile.variableLimit - known.count, 0)
            let out = variables.keys.filter { !known.contains($0) }.sorted().dropFirst(room)
            left.value = Array(out)
            try turn.db.setVariables(variables.filter { !out.contains($0.key) }, of: visitor)
        }
        move.lobby.touch(visitor)
        return left.value ?? []
    }
}
