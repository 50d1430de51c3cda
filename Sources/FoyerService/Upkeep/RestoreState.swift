public import FoyerCore
public import FoyerRealtime
public import FoyerStore

/// At start: reads what the last run left, so that open chats, invitations and captured visitors are on the
/// list again.
public struct RestoreState: Sendable {
    let store: Store

    public init(store: Store) { self.store = store }

    /// Reads the directory.
    ///
    /// - Parameters:
    ///   - defaults: the settings that no administrator has changed.
    ///   - flow: parses a flow's stored definition.
    ///   - zone: looks up a time zone.
    public func directory(
        defaults: SiteSettings, flow: @escaping @Sendable (StoredFlow) throws -> Flow,
        zone: @escaping @Sendable (String) -> ZoneOffsets?
    ) async throws(StoreError) -> Directory {
        try await store.read { db in
            let stored = try db.flows.all()
            let queues = try db.queues.all()
            let zones = Set(queues.compactMap { $0.hours?.zone })
            return Directory(
                agents: try db.agents.all(), queues: queues, widgets: try db.widgets.all(),
                formerWidgets: try db.widgets.formerNames(),
                bots: try db.bots.all(),
                flows: try stored.map(flow),
                published: Dictionary(
                    stored.filter(\.isPublished).map { ($0.flow, $0.version) }, uniquingKeysWith: max),
                roles: try db.roles.all(), skills: try db.skills.all(),
                zones: Dictionary(
                    uniqueKeysWithValues: zones.compactMap { name in zone(name).map { (name, $0) } }),
                settings: defaults.replacing(try db.settings.all()), version: try db.directory.version())
        }
    }

    public func bans() async throws(StoreError) -> [Ban] {
        try await store.read { db in try db.bans.all() }
    }

    /// The first pages that showed each widget.
    public func sightings() async throws(StoreError) -> [WidgetSighting] {
        try await store.read { db in try db.sightings.all() }
    }

    /// Log-in sessions that are not over.
    ///
    /// - Parameter idle: how long a session may go without a request.
    public func sessions(idle: Span, at now: Instant) async throws(StoreError) -> [LogInSession] {
        return try await store.read { db in try db.sessions.all(seenSince: now - idle) }
    }

    /// The networks of recent log-ins.
    public func logIns(at now: Instant) async throws(StoreError) -> [PastLogIn] {
        try await store.read { db in
            try db.audit.logIns(since: now - LogInPace.usualTime).compactMap { email, text, at in
                Address(text).map { PastLogIn(email: email, address: $0, at: at) }
            }
        }
    }

    /// Agents who were working until a moment ago, or have open chats, have the return time to reconnect:
    /// until then visitors are not told that nobody is online, and no chat is handed over.
    public func fill(_ roster: Roster, at now: Instant) async throws(StoreError) {
        let (choices, chats, working) = try await store.read { db in
            (
                try db.agents.choices(), try db.chats.countByAgent(),
                try db.sessions.all(seenSince: now - roster.returnTime)
            )
        }
        let here = Set(working.map(\.agent)).union(chats.keys)
        for (agent, choice) in choices {
            roster.know(
                agent, chosen: choice.availability, lastGiven: choice.lastGiven, chats: chats[agent] ?? 0,
                gone: here.contains(agent) ? now : nil)
        }
    }

    public func fill(_ lobby: Lobby, places: (Address) -> Place, at now: Instant) async throws(StoreError) {
        let kept: [(VisitorStanding, Visit?, ChatQueue.ID?)] = try await store.read { db in
            try db.visitors.standingsToKeep().map { standing in
                let chat = try standing.state.chat.flatMap { try db.chats.find($0) }
                return (standing, try db.visits.last(of: standing.profile.id), chat?.queue)
            }
        }
        lobby.restore(kept, places: places, at: now)
    }

    /// Visitors who were banned when the server crashed and still have a chat or an invitation open are
    /// evicted with the first sweep.
    public func remember(_ bans: ActiveBans, in lobby: Lobby, at now: Instant) async throws(StoreError) {
        bans.leaveUnfinished(lobby.visitors { bans.contains($0, at: $1, now: now) })
        // Their addresses may not have been stored yet.
        let evicted: [Visitor.ID] = try await store.read { db in try db.evictions.all() }
        bans.leaveUnfinished(evicted)
    }
}
