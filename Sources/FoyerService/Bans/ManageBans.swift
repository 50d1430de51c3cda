import FoyerBoard
public import FoyerCore
import FoyerRealtime
public import FoyerStore

/// The Ban List: adding, changing and taking away, with the effect at once.
public struct ManageBans: Sendable {
    let store: Store
    let bans: BanGuard
    let move: MoveVisitor
    let gate: AgentGate
    let trustedProxies: [AddressRange]

    public init(store: Store, bans: BanGuard, move: MoveVisitor, trustedProxies: [AddressRange]) {
        self.store = store
        self.bans = bans
        self.move = move
        self.trustedProxies = trustedProxies
        gate = AgentGate(directory: move.directory, lobby: move.lobby)
    }

    public func list(by agent: Agent.ID) throws(AgentFailure) -> [Ban] {
        try gate.require(.manageBans, of: agent)
        return bans.all
    }

    public func add(
        _ subject: Ban.Subject, comment: String?, expires: Instant?, isConfirmed: Bool, by agent: Agent.ID
    ) async throws(AgentFailure) -> Ban {
        try gate.require(.manageBans, of: agent)
        if case .addresses(let range) = subject { try requireBannable(range, isConfirmed: isConfirmed) }
        let comment = try Wording.line(comment, field: "comment", limit: Ban.commentLimit)
        let visitor: Visitor.ID? = if case .visitor(let visitor) = subject { visitor } else { nil }
        return try await add(subject, for: visitor, comment: comment, expires: expires, by: agent)
    }

    /// What nil leaves as it is. An expiry is taken away by `.some(nil)`.
    public func change(
        _ id: Ban.ID, subject: Ban.Subject?, comment: String?, expires: Instant??, isConfirmed: Bool,
        by agent: Agent.ID
    ) async throws(AgentFailure) -> Ban {
        try gate.require(.manageBans, of: agent)
        guard var ban = bans.ban(id) else { throw .noSuchBan }
        if let subject {
            if case .addresses(let range) = subject, subject != ban.subject {
                try requireBannable(range, isConfirmed: isConfirmed)
            }
            ban.subject = subject
        }
        if let comment {
            ban.comment = try Wording.line(comment, field: "comment", limit: Ban.commentLimit)
        }
        if let expires { ban.expires = expires }
        if let existing = bans.existing(ban.subject), existing.id != id { throw .duplicate(existing) }
        return try await save(ban, by: agent)
    }

    /// A ban that had run out holds again, for ever.
    func renew(_ ban: Ban, comment: String, by agent: Agent.ID) async throws(AgentFailure) -> Ban {
        var ban = ban
        ban.expires = nil
        if !comment.isEmpty { ban.comment = comment }
        return try await save(ban, by: agent)
    }

    private func save(_ ban: Ban, by agent: Agent.ID) async throws(AgentFailure) -> Ban {
        let now = move.clock()
        let open = somethingOpen(of: ban.subject)
        do {
            try await store.driver.write { db in
                try db.update(ban)
                try db.noteEvictions(open)
                try db.audit("changeBan", by: agent, on: ban.id.description, detail: ban.comment, at: now)
            }
        } catch { throw AgentFailure(error) }
        do { try bans.update(ban) } catch { throw Self.failure(error) }
        await sendAway()
        return ban
    }

    /// The widget comes back at the visitor's next page.
    ///
    /// Needs the right to manage bans; whoever made the ban may also take it back within `Ban.undoTime`.
    public func remove(_ id: Ban.ID, by agent: Agent.ID) async throws(AgentFailure) {
        let now = move.clock()
        let isOwnSlip = bans.ban(id)?.isUndoable(by: agent, at: now) ?? false
        try gate.require(isOwnSlip ? .ban : .manageBans, of: agent)
        guard let ban = bans.ban(id) else { throw .noSuchBan }
        do {
            try await store.driver.write { db in
                try db.deleteBan(id)
                try db.audit("removeBan", by: agent, on: id.description, detail: ban.comment, at: now)
            }
        } catch { throw AgentFailure(error) }
        bans.remove(id)
    }

    /// A configured proxy may not be banned: that would stop everybody. What else may stop many must be confirmed.
    func requireBannable(_ range: AddressRange, isConfirmed: Bool) throws(AgentFailure) {
        if let proxy = trustedProxies.first(where: { $0.overlaps(range) }) {
            throw .addressOfProxy(max(proxy.start, range.start))
        }
        let reach = reach(of: range)
        if let doubt = reach.doubt, !isConfirmed { throw .confirmationNeeded(reach, doubt) }
    }

    func reach(of range: AddressRange) -> BanReach {
        let (stopped, online) = move.lobby.online(at: range)
        return BanReach(range, stopped: stopped, online: online)
    }

    /// - Parameter visitor: for whom the ban is made; nil for addresses that were typed in.
    func add(
        _ subject: Ban.Subject, for visitor: Visitor.ID?, comment: String, expires: Instant?,
        by agent: Agent.ID
    ) async throws(AgentFailure) -> Ban {
        if let existing = bans.existing(subject) { throw .duplicate(existing) }
        let (high, low) = move.newID()
        let now = move.clock()
        let open = somethingOpen(of: subject)
        let guest = visitor.flatMap { move.lobby.record($0) }
        let ban: Ban
        do {
            ban = try await store.driver.write { db in
                let ban = Ban(
                    id: Ban.ID(high: high, low: low), subject: subject, comment: comment, by: agent, at: now,
                    banned: try visitor.map { try Self.banned($0, guest, in: db) }, expires: expires)
                try db.insert(ban)
                try db.noteEvictions(open)
                try db.audit("ban", by: agent, on: Self.words(subject), detail: comment, at: now)
                return ban
            }
        } catch { throw AgentFailure(error) }
        do { try bans.insert(ban) } catch { throw Self.failure(error) }
        await sendAway()
        return ban
    }

    /// Whose chats and invitations a ban of this subject ends: written with the ban, so that a crash leaves cause and effect or
    /// neither.
    private func somethingOpen(of subject: Ban.Subject) -> [Visitor.ID] {
        move.lobby.visitorsWithSomethingOpen { visitor, address in
            switch subject {
            case .visitor(let banned): visitor == banned
            case .addresses(let range): range.contains(address)
            }
        }
    }

    /// The visitor as the list shows them now, or as they were known last.
    private static func banned(
        _ visitor: Visitor.ID, _ record: VisitorRecord?, in db: any SQLConnection
    ) throws -> Ban.Banned {
        if let record { return Ban.Banned(visitor, name: record.name, place: record.place) }
        let name = try db.standing(of: visitor)?.profile.contact.name
        return Ban.Banned(visitor, name: name ?? VisitorName.readable(for: visitor), place: .unknown)
    }

    /// Whoever is here and banned now goes.
    func sendAway() async {
        move.announce(.bansChanged)
        let now = move.clock()
        let away = move.lobby.visitors { bans.isStopped($0, at: $1, now: now) }
        guard !away.isEmpty else { return }
        await SendAway(move: move, bans: bans)(away)
        await DistributeWaiting(store: store, move: move)()  // their agents have room
    }

    private static func words(_ subject: Ban.Subject) -> String {
        switch subject {
        case .visitor(let visitor): visitor.description
        case .addresses(let range): "\(range.start) – \(range.end)"
        }
    }

    private static func failure(_ failure: BanListFailure) -> AgentFailure {
        switch failure {
        case .duplicate(let ban): .duplicate(ban)
        case .noSuchBan: .noSuchBan
        case .full(let limit): .tooLong(field: "bans", limit: limit, got: limit + 1)
        }
    }
}
