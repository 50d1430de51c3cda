import FoyerBoard
public import FoyerCore
import FoyerRealtime
import FoyerStore

/// Ban, from the list or a chat: by visitor id, by IP address, or both; effective at once, everywhere.
public struct BanVisitor: Sendable {
    let manage: ManageBans

    public init(_ manage: ManageBans) { self.manage = manage }

    /// What the dialog must show before the agent confirms.
    public struct Preview: Hashable, Sendable {
        /// nil if the visitor's address is no longer known.
        public let address: Address?
        /// The reach of a ban by address, or the /64 around it: visitors online now in it, including this
        /// one, and all online.
        public let reach: BanReach?
        /// Visitors seen at the address in the last seven days.
        public let sharedLately: Int
        /// The address belongs to a configured proxy.
        public let isProxy: Bool

        public var sharedNow: Int { reach?.stopped ?? 0 }
    }

    private static let lately = Span.days(7)

    public func preview(_ visitor: Visitor.ID, by actor: Actor) async throws(AgentFailure) -> Preview {
        guard let address = try await address(of: visitor) else {
            return Preview(address: nil, reach: nil, sharedLately: 0, isProxy: false)
        }
        let range = AddressRange(householdOf: address)
        let since = manage.changeVisitor.clock() - Self.lately
        let before: Int = try await manage.store.read(failing: AgentFailure.self) { db in
            try db.visits.countVisitors(at: range, since: since)
        }
        let reach = manage.reach(of: range)
        return Preview(
            address: address, reach: reach, sharedLately: max(reach.stopped, before),
            isProxy: manage.trustedProxies.contains { $0.overlaps(range) })
    }

    /// - Parameters:
    ///   - byVisitor: a ban that clearing cookies or another browser evades.
    ///   - byAddress: bans everyone at the address, or in the /64 of an IPv6 address.
    ///   - isConfirmed: whether the agent confirmed that it may affect many.
    public func callAsFunction(
        _ visitor: Visitor.ID, byVisitor: Bool, byAddress: Bool, comment: String?, isConfirmed: Bool,
        by actor: Actor
    ) async throws(AgentFailure) -> [Ban] {
        guard byVisitor || byAddress else { throw .nothingChosen }
        let comment = try TextRules.line(comment, field: "comment", limit: Ban.commentLimit)
        var subjects: [Ban.Subject] = []
        if byAddress {
            guard let address = try await address(of: visitor) else { throw .addressUnknown }
            let range = AddressRange(householdOf: address)
            try manage.requireBannable(range, isConfirmed: isConfirmed)
            subjects.append(.addresses(range))
        }
        if byVisitor {
            try await requireKnown(visitor)
            subjects.append(.visitor(visitor))
        }
        var bans: [Ban] = []
        for subject in subjects {
            if let existing = manage.bans.existing(subject) {
                // Banning twice has no further effect; an expired ban is renewed.
                if existing.isExpired(at: manage.changeVisitor.clock()) {
                    bans.append(try await manage.renew(existing, comment: comment, by: actor))
                } else {
                    await manage.evict()  // an earlier ban may not have finished
                    bans.append(existing)
                }
            } else {
                bans.append(
                    try await manage.add(subject, for: visitor, comment: comment, expires: nil, by: actor))
            }
        }
        return bans
    }

    private func requireKnown(_ visitor: Visitor.ID) async throws(AgentFailure) {
        guard manage.changeVisitor.lobby.listedVisitor(visitor) == nil else { return }
        let standing: VisitorStanding? = try await manage.store.read(failing: AgentFailure.self) { db in
            try db.visitors.standing(of: visitor)
        }
        guard standing != nil else { throw .noSuchVisitor }
    }

    /// The visitor's current or last address; nil if no visit with an address is stored, as for a visitor
    /// captured long ago.
    private func address(of visitor: Visitor.ID) async throws(AgentFailure) -> Address? {
        let listed = manage.changeVisitor.lobby.listedVisitor(visitor)
        if let listed, listed.record.address != .unspecified { return listed.record.address }
        let visit: Visit? = try await manage.store.read(failing: AgentFailure.self) { db in
            try db.visits.last(of: visitor)
        }
        guard listed != nil || visit != nil else { throw .noSuchVisitor }
        return visit.flatMap { $0.address == .unspecified ? nil : $0.address }
    }
}
