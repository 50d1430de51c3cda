import FoyerBoard
public import FoyerCore
import Synchronization

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
