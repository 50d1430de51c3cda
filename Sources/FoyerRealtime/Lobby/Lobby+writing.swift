import FoyerBoard
public import FoyerCore
import Synchronization

// Visits to be written.
extension Lobby {
    /// The number of visits to be written: of visitors who left, and of those who are here.
    public var unwrittenVisits: (over: Int, going: Int) {
        state.withLock { ($0.goneVisits.count, $0.unwritten.count) }
    }

    /// Fifty at once: the lock is held for a tenth of a millisecond.
    private static let takenAtOnce = 50

    /// Up to `limit` visits that have changed since they were last taken: first those that are over, then
    /// those that have waited longest.
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

    /// These visits are stored.
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

    /// Returns visits that could not be written to the queue.
    public func giveBack(_ visits: [WrittenVisit]) {
        state.withLock { $0.goneVisits.putBack(visits) }
    }
}

extension Lobby.State {
    /// The visit has another page, or is a new one.
    /// - Parameter isWhole: whether more than the trail must be written.
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

    /// The visit is over: written once more even if its pages are written, since only now its end is known.
    mutating func end(_ record: VisitorRecord, _ presence: Presence, at moment: Instant) {
        let visit = WrittenVisit(record, presence, ended: moment, isWhole: true)
        goneVisits.append(visit)
        lastVisits[record.id] = visit
        presences[record.id]?.markWritten()
    }
}
