import FoyerBoard
public import FoyerCore
public import FoyerRealtime
public import FoyerStore

/// The one way to change a visitor's state: one transaction, then the list is updated, then the change is
/// published.
public struct ChangeVisitor: Sendable {
    let store: Store
    let lobby: Lobby
    let roster: Roster
    let directory: LiveDirectory
    /// Recent waiting times.
    let waits: WaitTimes
    let clock: @Sendable () -> Instant
    let newID: @Sendable () -> (high: UInt64, low: UInt64)
    private let bus: any Bus

    /// - Parameters:
    ///   - newID: 128 unguessable bits for a chat or an invitation.
    ///   - bus: what changed is published there after the commit.
    public init(
        store: Store, lobby: Lobby, roster: Roster, directory: LiveDirectory, waits: WaitTimes, bus: any Bus,
        clock: @escaping @Sendable () -> Instant,
        newID: @escaping @Sendable () -> (high: UInt64, low: UInt64)
    ) {
        self.store = store
        self.lobby = lobby
        self.roster = roster
        self.directory = directory
        self.clock = clock
        self.newID = newID
        self.waits = waits
        self.bus = bus
    }

    func publish(_ event: DomainEvent) { bus.publish(event) }

    typealias Body = @Sendable (inout VisitorTransaction) throws -> Void

    /// Runs `body` in a transaction on the visitor, and returns when it is stored and published.
    /// - Throws: what `body` throws, unchanged, with nothing done; `noVisitor` if the visitor is unknown; a
    ///   `StoreError`.
    func callAsFunction<Failure: Error>(
        _ visitor: Visitor.ID, failing: (any Error) -> Failure, noVisitor: Failure, _ body: @escaping Body
    ) async throws(Failure) -> VisitorChange {
        let now = clock()
        let change: VisitorChange?
        do {
            change = try await withUnsafeThrowingContinuation { continuation in
                submit { db in
                    try transaction(of: visitor, at: now, in: db, body)
                } publishing: { change in
                    publish(change, at: now)
                } done: {
                    continuation.resume(with: $0)
                }
            }
        } catch {
            throw failing(error)
        }
        guard let change else { throw noVisitor }
        return change
    }

    /// The same for a visitor's own request; refused if the visitor has logged out meanwhile.
    func byVisitor(
        _ visitor: Visitor.ID, noVisitor: VisitorFailure, _ body: @escaping Body
    ) async throws(VisitorFailure) -> VisitorChange {
        try await self(visitor, failing: VisitorFailure.init, noVisitor: noVisitor) { transaction in
            guard transaction.standing.loggedOut == nil else { throw VisitorFailure.loggedOut }
            try body(&transaction)
        }
    }

    /// How a message was stored.
    enum SendOutcome: Sendable {
        /// Appended to the chat and published, to the sending connection too.
        case messageAppended(AppendedMessage)
        case visitorChanged(VisitorChange)
    }

    /// Appends a message to the visitor's open chat. If that takes more, because no chat is open, a flow or a
    /// bot speaks in it, or the draft was sent already, `body` runs as a transaction on the visitor.
    /// - Parameters:
    ///   - sender: the sending connection.
    ///   - done: called once the message is stored and published, or with the error; nil if the visitor is
    ///     unknown.
    func say(
        _ words: NewMessage, by visitor: Visitor.ID, from sender: ConnectionID?,
        otherwise body: @escaping Body,
        done: @escaping @Sendable (Result<SendOutcome?, any Error>) -> Void
    ) {
        let now = clock()
        submit { db -> SendOutcome? in
            if let appended = try db.messages.say(words, by: visitor, at: now) {
                return .messageAppended(appended)
            }
            return try transaction(of: visitor, at: now, in: db, body).map { .visitorChanged($0) }
        } publishing: { spoken in
            switch spoken {
            case .messageAppended(let appended): publish(.messageAppended(appended, sender: sender))
            case .visitorChanged(let change): publish(change, at: now)
            }
        } done: {
            done($0)
        }
    }

    /// Submits a write. Its result is published on the store's thread, and therefore in the order of the
    /// store, before `done` is called.
    private func submit<Written: Sendable>(
        _ write: @escaping @Sendable (Transaction) throws -> Written?,
        publishing: @escaping @Sendable (Written) -> Void,
        done: @escaping @Sendable (Result<Written?, any Error>) -> Void
    ) {
        store.submit(write) { result in
            if case .success(let written?) = result { publishing(written) }
            done(result)
        }
    }

    /// Runs the body on the visitor within a database transaction; nil if the visitor is unknown.
    private func transaction(
        of visitor: Visitor.ID, at now: Instant, in db: Transaction, _ body: Body
    ) throws -> VisitorChange? {
        let listed = lobby.listedVisitor(visitor)
        guard let standing = try Self.standing(of: visitor, listed: listed, in: db) else { return nil }
        let world = VisitorTransaction.World(
            directory: directory.now, loads: { [roster] in roster.loads(of: $0, chats: $1) }, now: now,
            newChat: { [newID] in
                let (high, low) = newID()
                return Chat.ID(high: high, low: low)
            },
            pageURL: listed?.record.page.url ?? "", country: listed?.record.place.country,
            widget: listed?.record.widget ?? standing.profile.widget)
        var transaction = VisitorTransaction(db: db, standing: standing, world: world)
        try body(&transaction)
        // A visitor who is not on the list may get a row by this change.
        return try transaction.finish(lastVisit: listed == nil ? db.visits.last(of: visitor) : nil)
    }

    /// The stored state; a visitor who is present but not stored yet is stored now.
    private static func standing(
        of visitor: Visitor.ID, listed: ListedVisitor?, in db: Transaction
    ) throws -> VisitorStanding? {
        if let standing = try db.visitors.standing(of: visitor) { return standing }
        guard let listed else { return nil }
        try db.visitors.insertIfNew(listed.profile, since: listed.record.since)
        return VisitorStanding(
            profile: listed.profile, state: .inSite, since: listed.record.since, version: 0)
    }

    private func publish(_ change: VisitorChange, at now: Instant) {
        lobby.follow(change.standing, queue: change.chat?.queue, lastVisit: change.lastVisit, at: now)
        follow(change, at: now)
        publish(.visitorChanged(change))
        if let marked = change.marked { publish(.marks(marked)) }
        for case .showInvitation(let invitation) in change.effects {
            publish(.invitations(of: invitation.by))
        }
        for case .hideInvitation(let invitation) in change.effects {
            publish(.invitations(of: invitation.by))
        }
    }
}

extension ChangeVisitor {
    /// Updates the counts of chats and the waiting times.
    private func follow(_ change: VisitorChange, at now: Instant) {
        guard change.isChanged else { return }
        let loser = change.before.chat == nil ? nil : change.before.assignee
        let winner = change.standing.state.chat == nil ? nil : change.standing.state.assignee
        if let winner { roster.recordAssignment(winner, at: now) }
        if let wait = change.before.wait, winner != nil { waits.record(now.since(wait.since)) }
        guard loser != winner else { return }
        roster.recordReassignment(from: loser, to: winner)
        for agent in [loser, winner].compactMap(\.self) { publish(.agent(agent)) }
    }
}
