public import FoyerBoard
public import FoyerCore
import Synchronization

/// One console's look at the list. Unique in this run of the server.
public struct WatcherID: Hashable, Sendable {
    public let number: UInt64

    public init(number: UInt64) {
        self.number = number
    }
}

/// What a console is shown of the list.
public enum ListNews: Sendable {
    /// What has changed in the window that was watched with this `requestID`.
    case change(WindowChange, requestID: Int)
    /// Something about the visitor whose Visitor Info is open.
    case selected(Visitor.ID)
    /// The visitor whose Visitor Info is open is on the list no more.
    case selectedGone(Visitor.ID)
}

/// A list that is kept ready. Must be let go.
public struct PreparedList: Sendable {
    let subscription: VisitorBoard.Subscription
}

struct Watcher: Sendable {
    var subscription: VisitorBoard.Subscription?
    var window: Window?
    var requestID = 0
    var page = WindowPage()
    var seen: UInt64 = 0
    /// Nil unless the console holds rows in place: then the tick costs nothing more.
    var held: HeldRows?
    var selected: (visitor: Visitor.ID, revision: UInt64?, touches: Int)?
    let deliver: @Sendable (ListNews) -> Void
}

extension Lobby {
    /// Opens a look at the list. What is watched and selected is told at `tick`, at most once each.
    ///
    /// - Parameter tell: called at `tick`, one after the other; must not block.
    public func open(_ watcher: WatcherID, deliver: @escaping @Sendable (ListNews) -> Void) {
        state.withLock { $0.watchers[watcher] = Watcher(deliver: deliver) }
    }

    public func close(_ watcher: WatcherID) {
        state.withLock { state in
            guard let old = state.watchers.removeValue(forKey: watcher) else { return }
            if let subscription = old.subscription { state.board.unwatch(subscription) }
        }
    }

    /// Whether somebody watches this list already, so that `watch` need not build it.
    public func isReady(_ filter: Filter, _ order: SortOrder) -> Bool {
        state.withLock { $0.board.isWatched(filter, by: order) }
    }

    /// Makes a list ready that nobody watches yet: milliseconds among tens of thousands, during which nobody waits but the caller.
    /// It stays ready until `letGo`.
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

    /// Taken in under the lock: a tenth of a millisecond.
    private static let fewChanges = 50
    /// Each is shorter than the one before, unless changes come faster than they can be taken in; then the lock has to do.
    private static let catchUps = 4

    /// Watches a window of the list from now on, instead of the one before. A list that is not ready is built first.
    ///
    /// - Parameter wish: comes back with each change of this window: a change of the one before may be on its way still.
    /// - Returns: what it shows now; nil when the watcher is not open.
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

    /// Keeps reporting these visitors to the watcher, in its window or not, until the next `hold`, `watch` or `unwatch`. None ends it.
    public func hold(_ visitors: [Visitor.ID], for watcher: WatcherID) {
        state.withLock { state in
            let held = HeldRows(visitors)
            state.watchers[watcher]?.held = held.isEmpty ? nil : held
            state.watchers[watcher]?.seen = Self.neverSeen
        }
    }

    /// No revision of the board: the next tick looks, although nothing changed.
    private static let neverSeen = UInt64.max

    /// Follows one visitor for Visitor Info; nil: none. The first news come with the next `tick`.
    public func select(_ visitor: Visitor.ID?, for watcher: WatcherID) {
        state.withLock { $0.watchers[watcher]?.selected = visitor.map { ($0, nil, -1) } }
    }

    /// Tells every console what has changed in its window since the last time: what happened in between is one change. Compared
    /// and told without the lock.
    public func tick() {
        let (looks, selected) = state.withLock { ($0.looks(), $0.selectedNews()) }
        for look in looks {
            let change = look.before.change(to: look.after, held: look.held)
            if !change.isEmpty { look.deliver(.change(change, requestID: look.requestID)) }
        }
        for (deliver, item) in selected { deliver(item) }
    }
}

/// A window as its console has it, and as it is.
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
        // By index: the table changes in its place, which walking through its elements would copy.
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
