import FoyerBoard
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

    typealias Body = @Sendable (inout VisitorTurn) throws -> Void

    /// Runs `body` as the visitor's turn, and returns when it is on disk and told.
    ///
    /// - Throws: what `body` throws, unchanged, with nothing done; `noVisitor` when nobody knows the visitor; a `StoreError`.
    func callAsFunction<Failure: Error>(
        _ visitor: Visitor.ID, failing: (any Error) -> Failure, noVisitor: Failure, _ body: @escaping Body
    ) async throws(Failure) -> Moved {
        let now = clock()
        let moved: Moved?
        do {
            moved = try await withUnsafeThrowingContinuation { continuation in
                submit { db in
                    try turn(of: visitor, at: now, in: db, body)
                } telling: { moved in
                    tell(moved, at: now)
                } done: {
                    continuation.resume(with: $0)
                }
            }
        } catch {
            throw failing(error)
        }
        guard let moved else { throw noVisitor }
        return moved
    }

    /// The same for what the visitor asks for, who may have logged out meanwhile: then nothing is done.
    func byVisitor(
        _ visitor: Visitor.ID, noVisitor: VisitorFailure, _ body: @escaping Body
    ) async throws(VisitorFailure) -> Moved {
        try await self(visitor, failing: VisitorFailure.init, noVisitor: noVisitor) { turn in
            guard turn.standing.loggedOut == nil else { throw VisitorFailure.loggedOut }
            try body(&turn)
        }
    }

    /// What became of words.
    enum Spoken: Sendable {
        /// They stand in the chat, and everybody was told, the page that sent them too.
        case said(Said)
        case moved(Moved)
    }

    /// Says words in the visitor's open chat. Where that takes more, because no chat is open, a flow or a bot speaks in it, or the
    /// draft was sent already, `body` is run as the visitor's turn.
    ///
    /// - Parameters:
    ///   - page: the connection that sent them.
    ///   - done: called once they are on disk and told, or with what went wrong; nil when nobody knows the visitor.
    func say(
        _ words: Draft, by visitor: Visitor.ID, from page: ConnectionID?, otherwise body: @escaping Body,
        done: @escaping @Sendable (Result<Spoken?, any Error>) -> Void
    ) {
        let now = clock()
        submit { db -> Spoken? in
            if let said = try db.say(words, by: visitor, at: now) { return .said(said) }
            return try turn(of: visitor, at: now, in: db, body).map { .moved($0) }
        } telling: { spoken in
            switch spoken {
            case .said(let said): announce(.said(said, page: page))
            case .moved(let moved): tell(moved, at: now)
            }
        } done: {
            done($0)
        }
    }

    /// Puts a write into the store's line. What it answers is told on the store's thread, so in the order of the store, and only
    /// then is it done.
    private func submit<Written: Sendable>(
        _ write: @escaping @Sendable (any SQLConnection) throws -> Written?,
        telling: @escaping @Sendable (Written) -> Void,
        done: @escaping @Sendable (Result<Written?, any Error>) -> Void
    ) {
        store.driver.submit(write) { result in
            if case .success(let written?) = result { telling(written) }
            done(result)
        }
    }

    /// The visitor's turn within a transaction; nil when nobody knows the visitor.
    private func turn(
        of visitor: Visitor.ID, at now: Instant, in db: any SQLConnection, _ body: Body
    ) throws -> Moved? {
        let guest = lobby.guest(visitor)
        guard let standing = try Self.standing(of: visitor, guest: guest, in: db) else { return nil }
        let world = VisitorTurn.World(
            directory: directory.now, loads: { [roster] in roster.loads(of: $0, chats: $1) }, now: now,
            newChat: { [newID] in
                let (high, low) = newID()
                return Chat.ID(high: high, low: low)
            },
            pageURL: guest?.record.page.url ?? "", country: guest?.record.place.country,
            widget: guest?.record.widget ?? standing.profile.widget)
        var turn = VisitorTurn(db: db, standing: standing, world: world)
        try body(&turn)
        // Whoever is not on the list may get a row by this turn.
        return try turn.finish(lastVisit: guest == nil ? db.lastVisit(of: visitor) : nil)
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
        lobby.follow(moved.standing, queue: moved.chat?.queue, lastVisit: moved.lastVisit, at: now)
        follow(moved, at: now)
        announce(.moved(moved))
        if let marked = moved.marked { announce(.marks(marked)) }
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
        if let wait = moved.before.wait, winner != nil { waits.note(now.since(wait.since)) }
        guard loser != winner else { return }
        roster.noteChat(from: loser, to: winner)
        for agent in [loser, winner].compactMap(\.self) { announce(.agent(agent)) }
    }
}
