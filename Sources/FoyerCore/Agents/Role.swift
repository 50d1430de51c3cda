/// What an agent may do, by name.
public enum Role: String, CaseIterable, Hashable, Sendable {
    case administrator
    case supervisor
    case agent

    /// A switch that a role has or has not.
    public enum Permission: String, CaseIterable, Hashable, Sendable {
        /// See the visitor list and Visitor Info.
        case seeVisitors
        /// Accept, refuse, invite, chat, join, take over, transfer, end.
        case chat
        case monitor
        case capture
        /// Ban from the list or a chat.
        case ban
        /// See and change the Ban List.
        case manageBans
    }

    /// What the role may do as Foyer comes. What it may do on a running server is in the directory.
    public var usualPermissions: Set<Permission> {
        switch self {
        case .administrator, .supervisor: Set(Permission.allCases)
        case .agent: [.seeVisitors, .chat, .monitor, .capture, .ban]
        }
    }
}
