public import FoyerCore
public import FoyerRealtime
import FoyerStore

/// Whether a widget's chats are accepted: always by a flow or a bot; by a queue if it, or one of its backups, is
/// open and has an agent Online.
public struct OnlineWidgets: Sendable {
    public let byWidget: [Widget.ID: Bool]
    private let directory: Directory
    private let roster: Roster
    private let now: Instant

    /// Whether this queue, or one of its backups, is open and has an agent Online.
    public func isAttended(_ queue: ChatQueue.ID) -> Bool {
        directory.isAttended(queue, by: roster, at: now)
    }

    public init(directory: Directory, roster: Roster, at now: Instant) {
        self.directory = directory
        self.roster = roster
        self.now = now
        byWidget = directory.widgets.mapValues { widget in
            switch widget.start {
            case .bot: return true
            case .flow(let flow) where directory.flow(flow) != nil: return true
            case .queue, .flow:
                return directory.isAttended(widget.queue, by: roster, at: now)
            }
        }
    }
}
