public import FoyerCore
import Synchronization

/// In-memory index of active bans, consulted once per connection. Hits are counted here and written in
/// batches.
public final class ActiveBans: Sendable {
    private struct State {
        var list: BanList
        var hits: [Ban.ID: (count: Int, last: Instant)] = [:]
        /// Banned visitors who may still have an open chat.
        var unfinished: Set<Visitor.ID> = []
    }

    private let state: Mutex<State>

    public init(_ bans: [Ban]) {
        state = Mutex(State(list: BanList(bans)))
    }

    /// Whether a ban applies to this visitor here; if so, counts a hit.
    public func blocksAndCounts(_ visitor: Visitor.ID?, at address: Address, now: Instant) -> Bool {
        state.withLock { state in
            guard let ban = state.list.check(visitor: visitor, address: address, at: now) else {
                return false
            }
            state.list.hit(ban.id, at: now)
            state.hits[ban.id] = ((state.hits[ban.id]?.count ?? 0) + 1, now)
            return true
        }
    }

    /// The same without counting.
    public func contains(_ visitor: Visitor.ID?, at address: Address, now: Instant) -> Bool {
        state.withLock { $0.list.check(visitor: visitor, address: address, at: now) != nil }
    }

    public var all: [Ban] { state.withLock { Array($0.list.all) } }

    public func ban(_ id: Ban.ID) -> Ban? { state.withLock { $0.list[id] } }

    public func existing(_ subject: Ban.Subject) -> Ban? { state.withLock { $0.list.existing(subject) } }

    var count: Int { state.withLock { $0.list.count } }

    /// Removes some bans and adds others, in O(n log n) for all of them together.
    func replace(_ removed: [Ban.ID], by made: [Ban]) {
        let removed = Set(removed)
        state.withLock { state in
            state.list = BanList(state.list.all.filter { !removed.contains($0.id) } + made)
            for id in removed { state.hits[id] = nil }
        }
    }

    func insert(_ ban: Ban) throws(BanListFailure) {
        try state.withLock { state throws(BanListFailure) in try state.list.insert(ban) }
    }

    func update(_ ban: Ban) throws(BanListFailure) {
        try state.withLock { state throws(BanListFailure) in try state.list.update(ban) }
    }

    func remove(_ id: Ban.ID) {
        state.withLock { state in
            state.list.remove(id)
            state.hits[id] = nil
        }
    }

    /// These visitors are banned, and their open chats and invitations still have to be ended.
    func leaveUnfinished(_ visitors: [Visitor.ID]) {
        state.withLock { $0.unfinished.formUnion(visitors) }
    }

    package func takeUnfinished() -> Set<Visitor.ID> {
        state.withLock { state in
            defer { state.unfinished = [] }
            return state.unfinished
        }
    }

    /// The hits since the last call.
    func takeHits() -> [Ban.ID: (count: Int, last: Instant)] {
        state.withLock { state in
            defer { state.hits = [:] }
            return state.hits
        }
    }

    /// Puts back hits that could not be written.
    func giveBack(_ hits: [Ban.ID: (count: Int, last: Instant)]) {
        state.withLock { state in
            for (id, old) in hits where state.list[id] != nil {
                let new = state.hits[id]
                state.hits[id] = (old.count + (new?.count ?? 0), new?.last ?? old.last)
            }
        }
    }
}
