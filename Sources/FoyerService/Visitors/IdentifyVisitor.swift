public import FoyerCore
import FoyerRealtime
import FoyerStore

/// The page identifies the visitor, or sets variables. Displayed as claimed, since it is not verified.
public struct IdentifyVisitor: Sendable {
    let changeVisitor: ChangeVisitor
    let distribute: DistributeWaiting

    public init(changeVisitor: ChangeVisitor, distribute: DistributeWaiting) {
        self.changeVisitor = changeVisitor
        self.distribute = distribute
    }

    /// Which visitor the page means.
    public enum Outcome: Hashable, Sendable {
        /// The current visitor. Invalid fields were ignored.
        case same(leftOut: [ContactFault])
        /// Another person: the previous visitor is logged out, and nothing of the request was stored.
        case somebodyElse
    }

    /// - Parameters:
    ///   - claimed: the fields that the page names; a blank one is ignored.
    ///   - id: the visitor's id in the website's own system.
    public func callAsFunction(
        _ claimed: [ContactField: String], id: String?, of visitor: Visitor.ID
    ) async throws(VisitorFailure) -> Outcome {
        let outcome = Box<Outcome>()
        let (fields, faults) = Self.checked(claimed)
        _ = try await changeVisitor.byVisitor(visitor, noVisitor: .noSuchChat) { transaction in
            guard transaction.state != .banned else { throw VisitorRefusal.banned }
            guard !transaction.standing.isSomebodyElse(id) else {
                outcome.value = .somebodyElse
                return try transaction.logOut()
            }
            if let id, transaction.standing.siteID == nil { try transaction.save(siteID: id) }
            var contact = transaction.standing.profile.contact
            for (field, text) in fields { contact[field] = text }
            contact.isClaimed = true
            guard contact != transaction.standing.profile.contact else { return }
            try transaction.save(contact)
        }
        guard outcome.value == .somebodyElse else { return .same(leftOut: faults) }
        changeVisitor.lobby.depart(visitor, at: changeVisitor.clock())
        await distribute()
        return .somebodyElse
    }

    /// Checks each field on its own: an invalid one does not affect the others.
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

    /// Removes variables, then sets others as far as `VariableLimit` allows.
    ///
    /// - Parameter removed: names; one that is not set changes nothing.
    /// - Returns: the names of those that were left out.
    public func set(
        _ variables: [String: String], removing removed: Set<String> = [], of visitor: Visitor.ID
    ) async throws(VisitorFailure) -> [String] {
        let left = Box<[String]>()
        _ = try await changeVisitor.byVisitor(visitor, noVisitor: .noSuchChat) { transaction in
            guard transaction.state != .banned else { throw VisitorRefusal.banned }
            let before = try transaction.db.variables.all(of: visitor)
            try transaction.db.variables.delete(removed.intersection(before.keys), of: visitor)
            let out = VariableLimit.leftOut(variables, beside: before.filter { !removed.contains($0.key) })
            left.value = out
            try transaction.db.variables.set(variables.filter { !out.contains($0.key) }, of: visitor)
        }
        changeVisitor.lobby.touch(visitor)
        return left.value ?? []
    }
}
