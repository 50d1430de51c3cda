public import FoyerCore
public import FoyerRealtime
import FoyerStore

/// Whether a widget's chats are accepted: always by a flow or a bot; by a queue if an agent of it, or of its
/// backups, is Online.
public struct OnlineWidgets: Sendable {
    public let byWidget: [Widget.ID: Bool]
    private let directory: Directory
    private let roster: Roster

    /// Whether an agent of this queue, or of its backups, is Online.
    public func isAttended(_ queue: ChatQueue.ID) -> Bool { directory.isAttended(queue, by: roster) }

    public init(directory: Directory, roster: Roster) {
        self.directory = directory
        self.roster = roster
        byWidget = directory.widgets.mapValues { widget in
            switch widget.start {
            case .bot: return true
            case .flow(let flow) where directory.flow(flow) != nil: return true
            case .queue, .flow:
                return directory.isAttended(widget.queue, by: roster)
            }
        }
    }
}
