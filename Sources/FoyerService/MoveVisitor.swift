public import FoyerCore
public import FoyerRealtime
public import FoyerStore

/// The one way in which a visitor's state changes: a turn in one transaction, then the list is corrected, then everyone who
/// must know is told.
public struct MoveVisitor: Sendable {
    let store: Store
    let lobby: Lobby
    let roster: Roster
    let directory: LiveDirectory
    /// How long visitors have waited lately.
    public let waits = WaitTimes()
    let clock: @Sendable () -> Instant
    let newID: @Sendable () -> (high: UInt64, low: UInt64)
    let announce: @Sendable (Announcement) -> Void
    private let tellings = Tellings()

    /// - Parameters:
    ///   - newID: 128 unguessable bits for a chat or an invitation.
    ///   - announce: called after the commit; must not block.
    public init(
        store: Store, lobby: Lobby, roster: Roster, directory: LiveDirectory,
        clock: @escaping @Sendable () -> Instant,
        newID: @escaping @Sendable () -> (high: UInt64, low: UInt64),
        announce: @escaping @Sendable (Announcement) -> Void
    ) {
        self.store = store
        self.lobby = lobby
        self.roster = roster
        self.directory = directory
        self.clock = clock
        self.newID = newID
        self.announce = announce
    }

    /// Runs `body` as the visitor's turn.
    ///
    /// - Throws: what `body` throws, unchanged, with nothing done; `noVisitor` when nobody knows the visitor; a `StoreError`.
    func callAsFunction<Failure: Error>(
        _ visitor: Visitor.ID, failing: (any Error) -> Failure, noVisitor: Failure,
        _ body: @escaping @Sendable (inout VisitorTurn) throws -> Void
    ) async throws(Failure) -> Moved {
        let now = clock()
        let guest = lobby.guest(visitor)
        let (high, low) = newID()
        let roster = roster
        let world = VisitorTurn.World(
            directory: directory.now, loads: { roster.loads(of: $0, chats: $1) }, now: now,
            newChat: Chat.ID(high: high, low: low), pageURL: guest?.record.page.url ?? "",
            country: guest?.record.place.country, widget: guest?.record.widget)
        let moved: Moved?
        do {
            moved = try await write(at: now) { db in
                guard let standing = try Self.standing(of: visitor, guest: guest, in: db) else { return nil }
                var turn = VisitorTurn(
                    db: db, standing: standing, world: world.knowing(widget: standing.profile.widget))
                try body(&turn)
                return try turn.finish()
            }
        } catch {
            throw failing(error)
        }
        guard let moved else { throw noVisitor }
        return moved
    }

    /// Runs a turn, and returns when it is on disk and told.
    private func write(
        at now: Instant, _ turn: @escaping @Sendable (any SQLConnection) throws -> Moved?
    ) async throws -> Moved? {
        try await withUnsafeThrowingContinuation { continuation in
            store.driver.submit(turn) { result in
                guard case .success(let moved?) = result else { return continuation.resume(with: result) }
                tellings.add {
                    tell(moved, at: now)
                    continuation.resume(with: result)
                }
            }
        }
    }

    /// The stored state; a visitor of whom nothing is stored yet, but who is here, becomes known now.
    private static func standing(
        of visitor: Visitor.ID, guest: Guest?, in db: any SQLConnection
    ) throws -> VisitorStanding? {
        if let standing = try db.standing(of: visitor) { return standing }
        guard let guest else { return nil }
        try db.ensure(guest.profile, since: guest.record.since)
        return VisitorStanding(profile: guest.profile, state: .inSite, since: guest.record.since, version: 0)
    }

    private func tell(_ moved: Moved, at now: Instant) {
        lobby.follow(moved.standing, queue: moved.chat?.queue, at: now)
        follow(moved, at: now)
        announce(.moved(moved))
        for case .showInvitation(let invitation) in moved.effects {
            announce(.invitations(of: invitation.by))
        }
        for case .hideInvitation(let invitation) in moved.effects {
            announce(.invitations(of: invitation.by))
        }
    }
}

extension MoveVisitor {
    /// Counts chats and waits.
    private func follow(_ moved: Moved, at now: Instant) {
        guard moved.isChanged else { return }
        let loser = moved.before.chat == nil ? nil : moved.before.assignee
        let winner = moved.standing.state.chat == nil ? nil : moved.standing.state.assignee
        if let winner { roster.noteGiven(winner, at: now) }
        if case .waitingForChat(_, _, let since) = moved.before, winner != nil {
            waits.note(now.since(since))
        }
        guard loser != winner else { return }
        roster.noteChat(from: loser, to: winner)
        for agent in [loser, winner].compactMap(\.self) { announce(.agent(agent)) }
    }
}

extension VisitorTurn.World {
    /// The widget of the page the visitor looks at, else the one they were last seen on.
    fileprivate func knowing(widget: Widget.ID) -> Self {
        guard self.widget == nil else { return self }
        return Self(
            directory: directory, loads: loads, now: now, newChat: newChat, pageURL: pageURL,
            country: country,
            widget: widget)
    }
}
