public import FoyerBoard
public import FoyerCore
import Synchronization

/// All visitors on the websites, live: the board and the connections behind it.
/// Called from event loops and tasks; each call is short and takes the one lock
/// (docs/decisions/0017-mutex-around-the-board.md).
public final class Lobby: Sendable {
    struct State: Sendable {
        /// How long after the last tab a visitor has left.
        var leaveTime: Span
        /// How long after that an open chat ends.
        var returnTime: Span
        var board = VisitorBoard()
        var ownNames = OwnNames()
        var presences: [Visitor.ID: Presence] = [:]
        /// Texts that many visitors share: pages and what browsers report about themselves.
        var texts = TextPool()
        var leaving = Deadlines()
        var ending = Deadlines()
        /// Departures whose consequences could not be stored.
        var unfinished: [Departure] = []
        /// Visitors with a typing mark. Checked against the row, which may have lost its mark otherwise.
        var typing: [Visitor.ID: TypingMark] = [:]
        /// Finished visits, to be written.
        var goneVisits = WriteQueue<WrittenVisit>()
        /// Last visit of each departed visitor, kept until stored, so that a quick return continues it.
        var lastVisits: [Visitor.ID: WrittenVisit] = [:]
        /// Visitors whose `Presence.isUnwritten` is set.
        var unwritten = WriteQueue<Visitor.ID>()
        var watchers: [WatcherID: Watcher] = [:]
    }

    let state: Mutex<State>

    /// - Parameters:
    ///   - leaveTime: after the last tab closed, until the visitor counts as having left.
    ///   - returnTime: after that, until an open chat ends.
    public init(leaveTime: Span, returnTime: Span) {
        state = Mutex(State(leaveTime: leaveTime, returnTime: returnTime))
    }

    /// The names of agents, widgets and queues, to sort by.
    public func name(_ names: BoardNames) {
        let own = OwnNames(Array(names.agents.values) + names.aliases + Array(names.widgets.values))
        state.withLock { state in
            state.board.names = names
            state.ownNames = own
        }
    }

    public func listedVisitor(_ visitor: Visitor.ID) -> ListedVisitor? {
        state.withLock { state in
            guard let record = state.board[visitor], let presence = state.presences[visitor] else {
                return nil
            }
            return ListedVisitor(
                record: record, profile: presence.profile, device: presence.device, landing: presence.landing,
                trail: presence.trail)
        }
    }

    /// Only the row.
    public func record(_ visitor: Visitor.ID) -> VisitorRecord? {
        state.withLock { $0.board[visitor] }
    }

    /// The contact of a visitor on the list.
    public func contact(of visitor: Visitor.ID) -> Contact? {
        state.withLock { $0.presences[visitor]?.profile.contact }
    }

    /// Whether the visitor has left: the row is marked, or there is none.
    public func hasLeft(_ visitor: Visitor.ID) -> Bool {
        state.withLock { state in state.board[visitor].map { $0.left != nil } ?? true }
    }

    /// The number of present visitors at these addresses, and of all present visitors.
    public func online(at range: AddressRange) -> (there: Int, all: Int) {
        state.withLock { state in
            let there =
                range.start == range.end
                ? state.board.sharing(range.start)
                : state.board.all.reduce(0) { $0 + ($1.left == nil && range.contains($1.address) ? 1 : 0) }
            return (there, state.board.online)
        }
    }

    /// The given name of a visitor who is not on the list, as displayed to agents.
    public func shown(_ name: String) -> String {
        state.withLock {
            VisitorName.shown(Contact(name: name), of: Visitor.ID(high: 0, low: 0), among: $0.ownNames)
        }
    }

    /// Whether a tab of the visitor is connected.
    public func isConnected(_ visitor: Visitor.ID) -> Bool {
        state.withLock { $0.presences[visitor]?.tabs.isEmpty == false }
    }

    /// Visitors with an open chat or invitation for whom `isMeant` holds.
    public func visitorsWithSomethingOpen(where isMeant: (Visitor.ID, Address) -> Bool) -> [Visitor.ID] {
        let all = state.withLock { state in
            state.board.all.filter { $0.status.hasOpenChat || $0.status == .manuallyInvited }
                .map { ($0.id, $0.address) }
        }
        return all.filter { isMeant($0.0, $0.1) }.map(\.0)
    }

    /// A value for each visitor who has not left.
    public func present<Value>(_ value: (VisitorRecord) -> Value) -> [Value] {
        let present = state.withLock { state in state.board.all.filter { $0.left == nil } }
        return present.map(value)
    }

    /// Listed visitors for whom `isMeant` holds.
    public func visitors(where isMeant: (Visitor.ID, Address) -> Bool) -> [Visitor.ID] {
        let all = state.withLock { $0.board.all.map { ($0.id, $0.address) } }
        return all.filter { isMeant($0.0, $0.1) }.map(\.0)
    }

    /// The number of rows, and of rows of visitors who have not left.
    public var counts: (listed: Int, online: Int) {
        state.withLock { ($0.board.count, $0.board.online) }
    }
}

// Changes by use cases.
extension Lobby {
    /// Applies a visitor's new stored state. Called in the order of the store; a state older than the current
    /// one is ignored.
    /// A visitor who is not on the list but now belongs there, such as one who wrote without a connection, is
    /// added, and has the leave time to return.
    /// - Parameter lastVisit: the stored last visit, for a new row.
    public func follow(
        _ standing: VisitorStanding, queue: ChatQueue.ID?, lastVisit: Visit? = nil, at now: Instant
    ) {
        let visitor = standing.profile.id
        state.withLock { state in
            guard let record = state.board[visitor] else {
                guard Listing.lists(standing.state, isCaptured: standing.profile.capture != nil) else {
                    return
                }
                let visit = state.lastVisits[visitor]?.visit ?? lastVisit
                state.restore(standing, visit, queue, place: .unknown, at: now)
                return
            }
            guard record.version <= standing.version else { return }
            if state.presences[visitor]?.profile.contact != standing.profile.contact {
                state.presences[visitor]?.touches += 1
            }
            state.presences[visitor]?.profile = standing.profile
            guard standing.state.status != nil else { return }  // banned: `dismiss` follows
            let name = VisitorName.shown(standing.profile.contact, of: visitor, among: state.ownNames)
            state.board.update(visitor) { $0.take(standing, name: name, queue: queue) }
            state.forgetIfGone(visitor)
        }
    }

    /// Captures or releases the visitor: on release, a visitor who has left and has no open chat is removed
    /// from the list.
    public func keep(_ visitor: Visitor.ID, captured: Bool) {
        state.withLock { state in
            state.board.update(visitor) { $0.captured = captured }
            state.forgetIfGone(visitor)
        }
    }

    /// Something changed that only Visitor Info shows.
    public func touch(_ visitor: Visitor.ID) {
        state.withLock { $0.presences[visitor]?.touches += 1 }
    }

    /// The visitor reports typing or its end. Each report renews the mark.
    public func setTyping(_ visitor: Visitor.ID, _ isTyping: Bool, at now: Instant) {
        state.withLock { state in
            state.typing[visitor] = isTyping ? TypingMark(reportedAt: now) : nil
            _ = state.board.update(visitor) { $0.typing = isTyping }
        }
    }

    /// Removes a banned visitor from the list, whatever else would keep the row. The visit is over.
    public func dismiss(_ visitor: Visitor.ID, at now: Instant) {
        state.withLock { state in
            if let record = state.board[visitor], record.left == nil, let presence = state.presences[visitor]
            {
                state.end(record, presence, at: presence.goneSince ?? now)
            }
            state.board.remove(visitor)
            state.presences[visitor] = nil
        }
    }

    /// The visitor logged out: leaves at once, even while connected. The row stays only if captured.
    public func depart(_ visitor: Visitor.ID, at now: Instant) {
        state.withLock { state in
            guard let record = state.board[visitor], record.left == nil,
                let presence = state.presences[visitor]
            else { return }
            let gone = presence.goneSince ?? now
            state.presences[visitor]?.tabs = []
            state.presences[visitor]?.goneSince = gone
            state.end(record, presence, at: gone)
            state.board.update(visitor) { record in
                record.left = gone
                record.typing = false
            }
            state.forgetIfGone(visitor)
        }
    }

    /// Restores the stored visitors who belong on the list, as if they had disconnected at `now`: they have
    /// the leave time to return.
    public func restore(
        _ standings: [(VisitorStanding, Visit?, ChatQueue.ID?)], places: (Address) -> Place, at now: Instant
    ) {
        state.withLock { state in
            for (standing, visit, queue) in standings where state.board[standing.profile.id] == nil {
                let place = places(visit?.address ?? .unspecified)
                state.restore(standing, visit, queue, place: place, at: now)
            }
        }
    }
}

extension Lobby.State {
    /// Makes a row from the stored state.
    fileprivate mutating func restore(
        _ standing: VisitorStanding, _ visit: Visit?, _ queue: ChatQueue.ID?, place: Place,
        at now: Instant
    ) {
        guard standing.state.status != nil else { return }  // banned: on no list, captured or not
        let visitor = standing.profile.id
        let trail = visit?.trail ?? []
        let page = trail.last?.page ?? Page(url: "", title: "")
        let wasHere = visit.map { $0.ended + leaveTime > now } ?? false
        var record = VisitorRecord(
            id: visitor, since: standing.since, widget: standing.profile.widget,
            name: VisitorName.shown(standing.profile.contact, of: visitor, among: ownNames), place: place,
            address: visit?.address ?? .unspecified, page: page,
            pageSince: trail.last?.at ?? standing.since, pages: visit?.pages ?? 0,
            arrived: visit?.arrived ?? standing.since, referrer: visit?.referrer ?? "",
            left: wasHere || Listing.lists(standing.state, isCaptured: false)
                ? nil : visit?.ended ?? standing.profile.lastSeen)
        record.take(standing, name: record.name, queue: queue)
        board.insert(record)
        presences[visitor] = Presence(
            profile: standing.profile, device: Device(userAgent: visit?.userAgent ?? ""),
            landing: trail.first?.page ?? page, trail: trail, goneSince: record.left ?? now)
        if record.left == nil { leaving.add(visitor, at: now + leaveTime) }
    }

    /// Removes the row of a visitor who has left, unless something keeps it.
    mutating func forgetIfGone(_ visitor: Visitor.ID) {
        guard let record = board[visitor], record.left != nil,
            !Listing.staysAfterLeaving(record.status, isCaptured: record.captured)
        else { return }
        board.remove(visitor)
        presences[visitor] = nil
    }
}

extension VisitorRecord {
    /// Applies the stored state.
    /// - Parameter name: as displayed to agents.
    mutating func take(_ standing: VisitorStanding, name: String, queue: ChatQueue.ID?) {
        guard let status = standing.state.status else { return }
        self.status = status
        since = standing.since
        version = standing.version
        chat = standing.state.chat
        assignee = standing.state.assignee
        self.queue = status.hasOpenChat ? queue : nil
        isHandedBack = standing.state.wait?.after != nil
        self.name = name
        captured = standing.profile.capture != nil
        chats = standing.profile.chats
        visits = max(visits, standing.profile.visits)
        if !status.hasOpenChat { typing = false }
    }
}
