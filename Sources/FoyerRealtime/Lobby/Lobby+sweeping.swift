import FoyerBoard
public import FoyerCore
import Synchronization

/// A visit to be written, with the visitor's number of visits.
public struct WrittenVisit: Sendable {
    public let visit: Visit
    public let visits: Int
    /// Whether it is new, has another address, or is over; otherwise only pages were added.
    public let isWhole: Bool

    init(_ record: VisitorRecord, _ presence: Presence, ended: Instant, isWhole: Bool) {
        self.isWhole = isWhole
        visit = Visit(
            visitor: record.id, arrived: record.arrived, ended: ended, widget: record.widget,
            address: record.address,
            userAgent: presence.device.userAgent, referrer: record.referrer, pages: record.pages,
            trail: presence.trail)
        visits = record.visits
    }
}

/// What is due because a visitor has been away.
public enum Departure: Hashable, Sendable {
    /// The leave time is over, and a request or an invitation is open.
    case left(Visitor.ID)
    /// The leave time is over, and the visitor has a chat with an agent, a flow or a bot: it stays open for
    /// the return time.
    case leftChat(Visitor.ID)
    /// The return time is over as well, and a chat is open.
    case stayedAway(Visitor.ID)

    /// The visitor concerned.
    public var visitor: Visitor.ID {
        switch self {
        case .left(let visitor), .leftChat(let visitor), .stayedAway(let visitor): visitor
        }
    }
}

extension Lobby {
    /// Removes visitors who have left, marks those who stay listed, and returns what else is due.
    public func sweep(at now: Instant) -> [Departure] {
        state.withLock { state in
            // Visitors who have come back meanwhile have not departed.
            var departures = state.unfinished.filter { state.board[$0.visitor]?.left != nil }
            state.unfinished = []
            for visitor in state.leaving.due(by: now) {
                guard let presence = state.presences[visitor], let gone = presence.goneSince,
                    gone + state.leaveTime <= now,
                    let record = state.board[visitor], record.left == nil
                else { continue }
                // Written again even if its pages are stored already, because its end is known only now.
                state.end(record, presence, at: gone)
                state.board.update(visitor) { $0.left = gone }
                switch Listing.consequence(ofLeavingIn: record.status) {
                case .endsRequest:
                    departures.append(.left(visitor))
                    state.ending.add(visitor, at: now + state.returnTime)
                case .endsInvitation:
                    departures.append(.left(visitor))
                case .keepsChat:
                    departures.append(.leftChat(visitor))
                    state.ending.add(visitor, at: now + state.returnTime)
                case .nothingOpen:
                    state.forgetIfGone(visitor)
                }
            }
            for visitor in state.ending.due(by: now) {
                guard let record = state.board[visitor], let left = record.left, record.status.hasOpenChat,
                    left + state.leaveTime + state.returnTime <= now
                else { continue }
                departures.append(.stayedAway(visitor))
            }
            return departures
        }
    }

    /// Removes typing marks that were not repeated in time.
    /// - Returns: the visitors whose rows had one.
    public func lapseTyping(at now: Instant) -> [Visitor.ID] {
        state.withLock { state in
            var lapsed: [Visitor.ID] = []
            for (visitor, mark) in state.typing where mark.isOver(at: now) {
                state.typing[visitor] = nil
                guard state.board[visitor]?.typing == true else { continue }
                state.board.update(visitor) { $0.typing = false }
                lapsed.append(visitor)
            }
            return lapsed
        }
    }

    /// The consequences of these departures could not be stored: they are due again with the next sweep.
    public func giveBack(_ departures: [Departure]) {
        state.withLock { $0.unfinished += departures }
    }
}

extension Lobby {
    /// From now on these times hold, also for visitors who are gone already.
    public func use(leaveTime: Span, returnTime: Span) {
        state.withLock { state in
            guard (state.leaveTime, state.returnTime) != (leaveTime, returnTime) else { return }
            (state.leaveTime, state.returnTime) = (leaveTime, returnTime)
            var (leaving, ending): ([(Visitor.ID, Instant)], [(Visitor.ID, Instant)]) = ([], [])
            for (visitor, presence) in state.presences {
                guard let record = state.board[visitor] else { continue }
                if let left = record.left {
                    if record.status.hasOpenChat { ending.append((visitor, left + leaveTime + returnTime)) }
                } else if let gone = presence.goneSince {
                    leaving.append((visitor, gone + leaveTime))
                }
            }
            state.leaving = Deadlines(leaving)
            state.ending = Deadlines(ending)
        }
    }
}

/// Deadlines in order. Each is the same span after it was added, so appending keeps the order.
struct Deadlines: Sendable {
    private var queue: [(visitor: Visitor.ID, at: Instant)] = []
    private var head = 0

    init() {}

    /// - Parameter deadlines: in any order.
    init(_ deadlines: [(Visitor.ID, Instant)]) {
        // Equal moments by id, so that the same history has the same order.
        queue = deadlines.map { (visitor: $0.0, at: $0.1) }.sorted {
            ($0.at, $0.visitor) < ($1.at, $1.visitor)
        }
    }

    mutating func add(_ visitor: Visitor.ID, at moment: Instant) {
        queue.append((visitor, moment))
    }

    /// Removes and returns the deadlines that are due.
    mutating func due(by now: Instant) -> [Visitor.ID] {
        var due: [Visitor.ID] = []
        while head < queue.count, queue[head].at <= now {
            due.append(queue[head].visitor)
            head += 1
        }
        // Keep the used part small without moving the rest each time.
        if head > 1_024, head * 2 > queue.count {
            queue.removeFirst(head)
            head = 0
        }
        return due
    }
}
