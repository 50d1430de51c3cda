public import FoyerCore
public import FoyerRealtime
public import FoyerStore

/// At start: reads what the last run left, so that open chats, invitations and captured visitors are on the
/// list again.
public struct RestoreState: Sendable {
    let store: Store

    public init(store: Store) { self.store = store }

    /// Reads the directory.
    /// - Parameter flow: parses a flow's stored definition.
    public func directory(
        flow: @escaping @Sendable (StoredFlow) throws -> Flow
    ) async throws(StoreError) -> Directory {
        do {
            return try await store.driver.read { db in
                let stored = try db.flows()
                return Directory(
                    agents: try db.agents(), queues: try db.queues(), widgets: try db.widgets(),
                    bots: try db.bots(),
                    flows: try stored.map(flow),
                    published: Dictionary(
                        stored.filter(\.isPublished).map { ($0.flow, $0.version) }, uniquingKeysWith: max),
                    version: try db.directoryVersion())
            }
        } catch { throw StoreError(error) }
    }

    public func bans() async throws(StoreError) -> [Ban] {
        do { return try await store.driver.read { db in try db.bans() } } catch { throw StoreError(error) }
    }

    /// Log-in sessions that are not over.
    ///
    /// - Parameter idle: how long a session may go without a request.
    public func sessions(idle: Span, at now: Instant) async throws(StoreError) -> [LogInSession] {
        do { return try await store.driver.read { db in try db.sessions(seenSince: now - idle) } } catch {
            throw StoreError(error)
        }
    }

    /// The networks of recent log-ins.
    public func logIns(at now: Instant) async throws(StoreError) -> [PastLogIn] {
        do {
            return try await store.driver.read { db in
                try db.logIns(since: now - LogInPace.usualTime).compactMap { email, text, at in
                    Address(text).map { PastLogIn(email: email, address: $0, at: at) }
                }
            }
        } catch { throw StoreError(error) }
    }

    /// Agents who were working until a moment ago, or have open chats, have the return time to reconnect:
    /// until then visitors are not told that nobody is online, and no chat is handed over.
    public func fill(_ roster: Roster, at now: Instant) async throws(StoreError) {
        let choices: [Agent.ID: (availability: Availability, lastGiven: Instant?)]
        let chats: [Agent.ID: Int]
        let working: [LogInSession]
        do {
            (choices, chats, working) = try await store.driver.read { db in
                (
                    try db.choices(), try db.chatsPerAgent(),
                    try db.sessions(seenSince: now - roster.returnTime)
                )
            }
        } catch { throw StoreError(error) }
        let here = Set(working.map(\.agent)).union(chats.keys)
        for (agent, choice) in choices {
            roster.know(
                agent, chosen: choice.availability, lastGiven: choice.lastGiven, chats: chats[agent] ?? 0,
                gone: here.contains(agent) ? now : nil)
        }
    }

    public func fill(_ lobby: Lobby, places: (Address) -> Place, at now: Instant) async throws(StoreError) {
        let kept: [(VisitorStanding, Visit?, ChatQueue.ID?)]
        do {
            kept = try await store.driver.read { db in
                try db.standingsToKeep().map { standing in
                    let chat = try standing.state.chat.flatMap { try db.chat($0) }
                    return (standing, try db.lastVisit(of: standing.profile.id), chat?.queue)
                }
            }
        } catch { throw StoreError(error) }
        lobby.restore(kept, places: places, at: now)
    }

    /// Visitors who were banned when the server crashed and still have a chat or an invitation open are
    /// evicted with the first sweep.
    public func remember(_ bans: ActiveBans, in lobby: Lobby, at now: Instant) async throws(StoreError) {
        bans.leaveUnfinished(lobby.visitors { bans.contains($0, at: $1, now: now) })
        // Their addresses may not have been stored yet.
        let evicted: [Visitor.ID]
        do { evicted = try await store.driver.read { db in try db.evictions() } } catch {
            throw StoreError(error)
        }
        bans.leaveUnfinished(evicted)
    }
}
