public import FoyerBoard
public import FoyerCore
import Synchronization

/// Everyone on the website, live: the board with the connections behind it.
///
/// Called from event loops and tasks alike; each call is short and takes the one lock (docs/decisions/0017-mutex-around-the-board.md).
public final class Lobby: Sendable {
    struct State: Sendable {
        var board = VisitorBoard()
        var ownNames = OwnNames()
        var presences: [Visitor.ID: Presence] = [:]
        /// What many visitors have in common: pages and what browsers say of themselves.
        var texts = TextPool()
        var leaving = Deadlines()
        var ending = Deadlines()
        /// Departures whose consequences could not be stored.
        var unfinished: [Departure] = []
        /// Visitors who reported that they are typing. Checked against the row, which may have lost its mark otherwise.
        var typing: [Visitor.ID: TypingMark] = [:]
        /// Visits that are over, to be written.
        var goneVisits = WriteQueue<WrittenVisit>()
        /// The last visit of each who went, until the store has it: who comes back within these seconds goes on with it.
        var lastVisits: [Visitor.ID: WrittenVisit] = [:]
        /// Those whose `Presence.isUnwritten`.
        var unwritten = WriteQueue<Visitor.ID>()
        var watchers: [WatcherID: Watcher] = [:]
    }

    let state = Mutex(State())
    let leaveTime: Span
    let returnTime: Span

    /// - Parameters:
    ///   - leaveTime: how long after the last tab a visitor has left.
    ///   - returnTime: how long after that an open chat ends.
    public init(leaveTime: Span, returnTime: Span) {
        self.leaveTime = leaveTime
        self.returnTime = returnTime
    }

    /// What agents, widgets and queues are called, to sort by.
    public func name(_ names: BoardNames) {
        let own = OwnNames(Array(names.agents.values) + Array(names.widgets.values))
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

    /// The row alone.
    public func record(_ visitor: Visitor.ID) -> VisitorRecord? {
        state.withLock { $0.board[visitor] }
    }

    /// The contact of a visitor on the list.
    public func contact(of visitor: Visitor.ID) -> Contact? {
        state.withLock { $0.presences[visitor]?.profile.contact }
    }

    /// Whether the visitor is gone: the row has the badge, or there is none.
    public func hasLeft(_ visitor: Visitor.ID) -> Bool {
        state.withLock { state in state.board[visitor].map { $0.left != nil } ?? true }
    }

    /// How many who are here stand at these addresses, and how many are here at all.
    public func online(at range: AddressRange) -> (there: Int, all: Int) {
        state.withLock { state in
            let there =
                range.start == range.end
                ? state.board.sharing(range.start)
                : state.board.all.reduce(0) { $0 + ($1.left == nil && range.contains($1.address) ? 1 : 0) }
            return (there, state.board.online)
        }
    }

    /// A visitor's given name as agents read it, of one who is not on the list.
    public func shown(_ name: String) -> String {
        state.withLock {
            VisitorName.shown(Contact(name: name), of: Visitor.ID(high: 0, low: 0), among: $0.ownNames)
        }
    }

    /// Whether a tab of the visitor is connected.
    public func isConnected(_ visitor: Visitor.ID) -> Bool {
        state.withLock { $0.presences[visitor]?.tabs.isEmpty == false }
    }

    /// Who has a chat or an invitation open, among those for whom `isMeant` holds.
    public func visitorsWithSomethingOpen(where isMeant: (Visitor.ID, Address) -> Bool) -> [Visitor.ID] {
        let all = state.withLock { state in
            state.board.all.filter { $0.status.hasOpenChat || $0.status == .manuallyInvited }
                .map { ($0.id, $0.address) }
        }
        return all.filter { isMeant($0.0, $0.1) }.map(\.0)
    }

    /// Everyone on the list for whom `isMeant` holds.
    public func visitors(where isMeant: (Visitor.ID, Address) -> Bool) -> [Visitor.ID] {
        let all = state.withLock { $0.board.all.map { ($0.id, $0.address) } }
        return all.filter { isMeant($0.0, $0.1) }.map(\.0)
    }

    /// Rows on the list, and those of them who have not left.
    public var counts: (listed: Int, online: Int) {
        state.withLock { ($0.board.count, $0.board.online) }
    }
}

// What use cases change.
extension Lobby {
    /// The visitor's stored state has become this: told in the order of the store. Older news than what is shown changes nothing.
    ///
    /// Whoever is not on the list and belongs there now, such as one who wrote without being connected, is put on it, and has the
    /// leave time to come back.
    ///
    /// - Parameter lastVisit: the visitor's last visit as stored, for a row that is made now.
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
                state.restore(standing, visit, queue, place: .unknown, leaveTime: leaveTime, at: now)
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

    /// The visitor is captured, or not any more: then who has left and has no open chat goes off the list.
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

    /// The visitor reports typing, or that it is over. Each report renews the mark.
    public func setTyping(_ visitor: Visitor.ID, _ isTyping: Bool, at now: Instant) {
        state.withLock { state in
            state.typing[visitor] = isTyping ? TypingMark(reportedAt: now) : nil
            _ = state.board.update(visitor) { $0.typing = isTyping }
        }
    }

    /// Takes a banned visitor off the list, whatever else would keep the row. The visit is over.
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

    /// The visitor logged out: has left at once, whatever is still connected. The row stays only if captured.
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

    /// Puts those on the list whom the store says to keep, as if their line had broken at `now`: they have the leave time to
    /// come back.
    public func restore(
        _ standings: [(VisitorStanding, Visit?, ChatQueue.ID?)], places: (Address) -> Place, at now: Instant
    ) {
        state.withLock { state in
            for (standing, visit, queue) in standings where state.board[standing.profile.id] == nil {
                let place = places(visit?.address ?? .unspecified)
                state.restore(standing, visit, queue, place: place, leaveTime: leaveTime, at: now)
            }
        }
    }
}

extension Lobby.State {
    /// Makes a row out of what the store knows.
    fileprivate mutating func restore(
        _ standing: VisitorStanding, _ visit: Visit?, _ queue: ChatQueue.ID?, place: Place, leaveTime: Span,
        at now: Instant
    ) {
        guard standing.state.status != nil else { return }  // banned: in no list, captured or not
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

    /// Takes the row of a visitor who has left off the list, unless something keeps it there.
    mutating func forgetIfGone(_ visitor: Visitor.ID) {
        guard let record = board[visitor], record.left != nil,
            !Listing.staysAfterLeaving(record.status, isCaptured: record.captured)
        else { return }
        board.remove(visitor)
        presences[visitor] = nil
    }
}

extension VisitorRecord {
    /// What the stored state says.
    ///
    /// - Parameter name: what agents read.
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
