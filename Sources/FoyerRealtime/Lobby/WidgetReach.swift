import FoyerBoard
public import FoyerCore
import Synchronization

/// Where a widget is in use now.
public struct WidgetReach: Hashable, Sendable {
    /// Open pages that show it; a browser's tabs count one by one.
    public var pages = 0
    /// Visitors in an open chat, present or not.
    public var chats = 0

    public init(pages: Int = 0, chats: Int = 0) {
        self.pages = pages
        self.chats = chats
    }
}

extension Lobby {
    /// The reach of each widget that is in use; one pass over the list.
    public func reach() -> [Widget.ID: WidgetReach] {
        state.withLock { state in
            var reaches: [Widget.ID: WidgetReach] = [:]
            for record in state.board.all {
                let pages = state.presences[record.id]?.tabs.count ?? 0
                guard pages > 0 || record.status.hasOpenChat else { continue }
                reaches[record.widget, default: WidgetReach()].pages += pages
                if record.status.hasOpenChat { reaches[record.widget, default: WidgetReach()].chats += 1 }
            }
            return reaches
        }
    }
}
