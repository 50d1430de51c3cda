import FoyerBoard
public import FoyerCore
import FoyerRealtime
public import FoyerStore

/// The Ban List. Its operations are in the files beside this one: page, add, change, remove.
public struct ManageBans: Sendable {
    let store: Store
    let bans: ActiveBans
    let changeVisitor: ChangeVisitor
    let trustedProxies: [AddressRange]

    public init(store: Store, bans: ActiveBans, changeVisitor: ChangeVisitor, trustedProxies: [AddressRange])
    {
        self.store = store
        self.bans = bans
        self.changeVisitor = changeVisitor
        self.trustedProxies = trustedProxies
    }

    /// A configured proxy may not be banned, since that would ban everybody. Other wide bans must be
    /// confirmed.
    func requireBannable(_ range: AddressRange, isConfirmed: Bool) throws(AgentFailure) {
        if let proxy = trustedProxies.first(where: { $0.overlaps(range) }) {
            throw .addressOfProxy(max(proxy.start, range.start))
        }
        let reach = reach(of: range)
        if let doubt = reach.doubt, !isConfirmed { throw .confirmationNeeded(reach, doubt) }
    }

    func reach(of range: AddressRange) -> BanReach {
        let (stopped, online) = changeVisitor.lobby.online(at: range)
        return BanReach(range, stopped: stopped, online: online)
    }

    /// - Parameter visitor: the visitor the ban is made for; nil for addresses that were typed in.
    func add(
        _ subject: Ban.Subject, for visitor: Visitor.ID?, comment: String, expires: Instant?,
        once: IdempotentRequest<Ban>? = nil, by actor: Actor
    ) async throws(AgentFailure) -> Ban {
        if let existing = bans.existing(subject) { throw .duplicate(existing) }
        let (high, low) = changeVisitor.newID()
        let now = changeVisitor.clock()
        let open = somethingOpen(of: subject)
        let listed = visitor.flatMap { changeVisitor.lobby.record($0) }
        let ban: Ban = try await store.write(failing: AgentFailure.self) { db in
            let ban = Ban(
                id: Ban.ID(high: high, low: low), subject: subject, comment: comment, by: actor.id,
                at: now,
                banned: try visitor.map { try Self.banned($0, listed, in: db) }, expires: expires)
            try db.bans.insert(ban)
            try once?.keep(ban, actor.id, in: db, at: now)
            try db.evictions.insert(open)
            try db.audit.append(
                AuditEntry(
                    at: now, by: actor.author, .ban, on: ban.audited, detail: comment,
                    changes: ban.changes(from: nil)))
            return ban
        }
        do { try bans.insert(ban) } catch { throw Self.failure(error) }
        await evict()
        return ban
    }

    /// The visitors whose chats and invitations a ban of this subject ends: stored with the ban, so that a
    /// crash leaves both or neither.
    func somethingOpen(of subject: Ban.Subject) -> [Visitor.ID] {
        changeVisitor.lobby.visitorsWithSomethingOpen { visitor, address in
            switch subject {
            case .visitor(let banned): visitor == banned
            case .addresses(let range): range.contains(address)
            }
        }
    }

    /// The visitor as on the list now, or as last known.
    private static func banned(
        _ visitor: Visitor.ID, _ record: VisitorRecord?, in db: Transaction
    ) throws -> Ban.Banned {
        if let record { return Ban.Banned(visitor, name: record.name, place: record.place) }
        let name = try db.visitors.standing(of: visitor)?.profile.contact.name
        return Ban.Banned(visitor, name: name ?? VisitorName.readable(for: visitor), place: .unknown)
    }

    /// Evicts visitors who are present and now banned.
    func evict() async {
        changeVisitor.publish(.bansChanged)
        let now = changeVisitor.clock()
        let away = changeVisitor.lobby.visitors { bans.contains($0, at: $1, now: now) }
        guard !away.isEmpty else { return }
        await EvictBanned(changeVisitor: changeVisitor, bans: bans)(away)
        await DistributeWaiting(store: store, changeVisitor: changeVisitor)()  // their agents have room
    }

    static func failure(_ failure: BanListFailure) -> AgentFailure {
        switch failure {
        case .duplicate(let ban): .duplicate(ban)
        case .noSuchBan: .noSuchBan
        case .full(let limit): .tooLong(field: "bans", limit: limit, got: limit + 1)
        }
    }
}
