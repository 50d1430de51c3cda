public import FoyerBoard
public import FoyerCore
import Synchronization

extension Lobby {
    /// Subscribes a console. Changes of the watched window and the selected visitor are delivered at `tick`,
    /// at most one of each.
    /// - Parameter deliver: called at `tick`, one after the other; must not block.
    public func open(_ watcher: WatcherID, deliver: @escaping @Sendable (ListNews) -> Void) {
        state.withLock { $0.watchers[watcher] = Watcher(deliver: deliver) }
    }

    public func close(_ watcher: WatcherID) {
        state.withLock { state in
            guard let old = state.watchers.removeValue(forKey: watcher) else { return }
            if let subscription = old.subscription { state.board.unwatch(subscription) }
        }
    }

    /// Whether the list is watched already, so that `watch` need not build it.
    public func isReady(_ filter: Filter, _ order: SortOrder) -> Bool {
        state.withLock { $0.board.isWatched(filter, by: order) }
    }

    /// Builds a list that nobody watches yet: milliseconds for tens of thousands of visitors, during which
    /// only the caller waits. It stays ready until `letGo`.
    public func prepare(_ filter: Filter, _ order: SortOrder) -> PreparedList {
        enum Start { case ready(VisitorBoard.Subscription), draft(PendingList) }
        let start: Start = state.withLock { state in
            guard !state.board.isWatched(filter, by: order) else {
                return .ready(state.board.watch(filter, by: order))
            }
            return .draft(state.board.draft(filter, by: order))
        }
        switch start {
        case .ready(let subscription):
            return PreparedList(subscription: subscription)
        case .draft(var draft):
            draft.build()
            for _ in 0..<Self.catchUps {
                let changes = state.withLock { $0.board.news(for: draft) }
                draft.catchUp(with: changes)
                if changes.count < Self.fewChanges { break }
            }
            return PreparedList(subscription: state.withLock { $0.board.finish(&draft) })
        }
    }

    public func letGo(_ list: PreparedList) {
        state.withLock { $0.board.unwatch(list.subscription) }
    }

    /// Applied under the lock in a tenth of a millisecond.
    private static let fewChanges = 50
    /// Each round is shorter than the one before, unless changes arrive faster than they can be applied; then
    /// the rest is applied under the lock.
    private static let catchUps = 4

    /// Watches a window of the list in place of the previous one. A list that is not ready is built first.
    /// - Parameter requestID: returned with each change of this window: a change of the previous one may
    ///   still be on its way.
    /// - Returns: the current content; nil if the watcher is not open.
    public func watch(
        _ watcher: WatcherID, filter: Filter, order: SortOrder, window: Window, requestID: Int = 0
    ) -> WindowPage? {
        let list = prepare(filter, order)
        defer { letGo(list) }
        return state.withLock { state in
            guard var entry = state.watchers[watcher] else { return nil }
            let old = entry.subscription
            let subscription = state.board.watch(filter, by: order)
            if let old { state.board.unwatch(old) }
            entry.subscription = subscription
            entry.window = window
            entry.requestID = requestID
            entry.page = state.board.page(window, of: subscription)
            entry.seen = state.board.revision
            entry.held = nil
            state.watchers[watcher] = entry
            return entry.page
        }
    }

    public func unwatch(_ watcher: WatcherID) {
        state.withLock { state in
            guard let subscription = state.watchers[watcher]?.subscription else { return }
            state.board.unwatch(subscription)
            state.watchers[watcher]?.subscription = nil
            state.watchers[watcher]?.held = nil
        }
    }

    /// Keeps reporting these visitors to the watcher, inside its window or not, until the next `hold`,
    /// `watch` or `unwatch`. An empty list ends it.
    public func hold(_ visitors: [Visitor.ID], for watcher: WatcherID) {
        state.withLock { state in
            let held = HeldRows(visitors)
            state.watchers[watcher]?.held = held.isEmpty ? nil : held
            state.watchers[watcher]?.seen = Self.neverSeen
        }
    }

    /// Forces a comparison at the next tick even if the board has not changed.
    private static let neverSeen = UInt64.max

    /// Follows one visitor for Visitor Info; nil for none. The first update is delivered with the next
    /// `tick`.
    public func select(_ visitor: Visitor.ID?, for watcher: WatcherID) {
        state.withLock { $0.watchers[watcher]?.selected = visitor.map { ($0, nil, -1) } }
    }

    /// Delivers to every console what changed in its window since the last tick, as one change. Compared and
    /// delivered outside the lock.
    public func tick() {
        let (looks, selected) = state.withLock { ($0.looks(), $0.selectedNews()) }
        for look in looks {
            let change = look.before.change(to: look.after, held: look.held)
            if !change.isEmpty { look.deliver(.change(change, requestID: look.requestID)) }
        }
        for (deliver, item) in selected { deliver(item) }
    }
}

/// A window as the console has it, and its current content.
private struct Look {
    let before: WindowPage
    let after: WindowPage
    let held: HeldNews
    let requestID: Int
    let deliver: @Sendable (ListNews) -> Void
}

extension Lobby.State {
    fileprivate mutating func looks() -> [Look] {
        var looks: [Look] = []
        // By index: changes the table in place, which iterating over its elements would copy.
        var place = watchers.startIndex
        while place != watchers.endIndex {
            let watcher = watchers.values[place]
            if let subscription = watcher.subscription, let window = watcher.window,
                watcher.seen != board.revision
            {
                let page = board.page(window, of: subscription)
                let held = watchers.values[place].held?.news(beside: page) { board.row(of: $0) }
                looks.append(
                    Look(
                        before: watcher.page, after: page, held: held ?? .none, requestID: watcher.requestID,
                        deliver: watcher.deliver))
                watchers.values[place].page = page
                watchers.values[place].seen = board.revision
            }
            watchers.formIndex(after: &place)
        }
        return looks
    }

    fileprivate mutating func selectedNews() -> [(@Sendable (ListNews) -> Void, ListNews)] {
        watchers.compactMap { id, watcher in
            watcher.selected.flatMap { news(of: $0, for: id) }.map { (watcher.deliver, $0) }
        }
    }

    private mutating func news(
        of selected: (visitor: Visitor.ID, revision: UInt64?, touches: Int), for watcher: WatcherID
    ) -> ListNews? {
        let touches = presences[selected.visitor]?.touches ?? 0
        guard let revision = board.revision(of: selected.visitor) else {
            guard selected.revision != 0 else { return nil }
            watchers[watcher]?.selected = (selected.visitor, 0, touches)
            return .selectedGone(selected.visitor)
        }
        guard revision != selected.revision || touches != selected.touches else { return nil }
        watchers[watcher]?.selected = (selected.visitor, revision, touches)
        return .selected(selected.visitor)
    }
}
