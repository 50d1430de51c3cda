import FoyerBoard
public import FoyerCore
import Synchronization

// What is to be written of the visits.
extension Lobby {
    /// How many visits are to be written: of those who went, and of those who are here.
    public var unwrittenVisits: (over: Int, going: Int) {
        state.withLock { ($0.goneVisits.count, $0.unwritten.count) }
    }

    /// Fifty at once: the lock is held for a tenth of a millisecond.
    private static let takenAtOnce = 50

    /// Visits that have changed since they were taken last, at most `limit`: first those that are over, then those that wait
    /// longest.
    public func takeVisits(at now: Instant, limit: Int) -> [WrittenVisit] {
        var visits: [WrittenVisit] = []
        while visits.count < limit {
            let some = state.withLock {
                $0.takeVisits(at: now, limit: min(limit - visits.count, Self.takenAtOnce))
            }
            if some.isEmpty { break }
            visits += some
        }
        return visits
    }

    /// These are in the store.
    public func markWritten(_ visits: [WrittenVisit]) {
        state.withLock { state in
            for written in visits {
                let visit = written.visit
                guard let last = state.lastVisits[visit.visitor]?.visit, last.arrived == visit.arrived,
                    last.ended == visit.ended
                else { continue }
                state.lastVisits[visit.visitor] = nil
            }
        }
    }

    /// Takes visits back that could not be written, to be taken again.
    public func giveBack(_ visits: [WrittenVisit]) {
        state.withLock { $0.goneVisits.putBack(visits) }
    }
}

extension Lobby.State {
    /// The visit has another page, or is another.
    ///
    /// - Parameter isWhole: not only the trail must be written.
    mutating func mustWrite(_ visitor: Visitor.ID, isWhole: Bool) {
        guard let presence = presences[visitor] else { return }
        if isWhole, !presence.isUnwrittenWhole { presences[visitor]?.isUnwrittenWhole = true }
        guard !presence.isUnwritten else { return }
        presences[visitor]?.isUnwritten = true
        unwritten.append(visitor)
    }

    fileprivate mutating func takeVisits(at now: Instant, limit: Int) -> [WrittenVisit] {
        var visits = goneVisits.take(limit)
        while visits.count < limit, let visitor = unwritten.take() {
            guard let record = board[visitor], let presence = presences[visitor], presence.isUnwritten else {
                continue
            }
            visits.append(
                WrittenVisit(
                    record, presence, ended: presence.goneSince ?? now, isWhole: presence.isUnwrittenWhole))
            presences[visitor]?.markWritten()
        }
        return visits
    }

    /// The visit is over: written once more even when its pages are written, for only now it is known when it ended.
    mutating func end(_ record: VisitorRecord, _ presence: Presence, at moment: Instant) {
        let visit = WrittenVisit(record, presence, ended: moment, isWhole: true)
        goneVisits.append(visit)
        lastVisits[record.id] = visit
        presences[record.id]?.markWritten()
    }
}
