import FoyerBoard
public import FoyerCore
import Synchronization

/// A visit as it must be written, with how many the visitor has made.
public struct WrittenVisit: Sendable {
    public let visit: Visit
    public let visits: Int
    /// It begins, came from another address, or is over; else it has only more pages.
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

/// What has become due because somebody stayed away.
public enum Departure: Hashable, Sendable {
    /// The leave time is over, and a request or an invitation stands open.
    case left(Visitor.ID)
    /// The leave time is over, and an agent, a flow or a bot has a chat with the visitor: it stays open for the return time.
    case leftChat(Visitor.ID)
    /// The return time is over, too, and a chat is open.
    case stayedAway(Visitor.ID)

    /// Who has departed.
    public var visitor: Visitor.ID {
        switch self {
        case .left(let visitor), .leftChat(let visitor), .stayedAway(let visitor): visitor
        }
    }
}

extension Lobby {
    /// Takes those off the list who have left, badges those who stay on it, and says what else has become due.
    public func sweep(at now: Instant) -> [Departure] {
        state.withLock { state in
            // Whoever has come back meanwhile has not departed.
            var departures = state.unfinished.filter { state.board[$0.visitor]?.left != nil }
            state.unfinished = []
            for visitor in state.leaving.due(by: now) {
                guard let presence = state.presences[visitor], let gone = presence.goneSince,
                    gone + leaveTime <= now,
                    let record = state.board[visitor], record.left == nil
                else { continue }
                // Also when its pages are written: only now it is known when it ended.
                state.end(record, presence, at: gone)
                state.board.update(visitor) { $0.left = gone }
                switch Listing.consequence(ofLeavingIn: record.status) {
                case .endsRequest:
                    departures.append(.left(visitor))
                    state.ending.add(visitor, at: now + returnTime)
                case .endsInvitation:
                    departures.append(.left(visitor))
                case .keepsChat:
                    departures.append(.leftChat(visitor))
                    state.ending.add(visitor, at: now + returnTime)
                case .nothingOpen:
                    state.forgetIfGone(visitor)
                }
            }
            for visitor in state.ending.due(by: now) {
                guard let record = state.board[visitor], let left = record.left, record.status.hasOpenChat,
                    left + leaveTime + returnTime <= now
                else { continue }
                departures.append(.stayedAway(visitor))
            }
            return departures
        }
    }

    /// Removes the typing marks that were not repeated in time.
    ///
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

    /// What a departure brings could not be stored: it is due again with the next sweep.
    public func giveBack(_ departures: [Departure]) {
        state.withLock { $0.unfinished += departures }
    }
}

/// Moments in the order they come. Each is the same span after it was added, so adding at the end keeps the order.
struct Deadlines: Sendable {
    private var queue: [(visitor: Visitor.ID, at: Instant)] = []
    private var head = 0

    mutating func add(_ visitor: Visitor.ID, at moment: Instant) {
        queue.append((visitor, moment))
    }

    /// Takes out and answers those that have come.
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
