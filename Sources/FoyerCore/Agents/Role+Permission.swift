extension Role {
    /// A permission that a role either has or lacks.
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
        /// See and change the settings of the site.
        case changeSettings
        /// See every page of the Admin Console, without changing anything there.
        case seeSettings
        /// See, invite, edit, deactivate and unlock agents; create and assign skills.
        case manageAgents
        /// See, create, edit and delete roles.
        case manageRoles
        /// See and change chat queues, their office hours, and away reasons.
        case manageQueues
        /// See and change widgets.
        case manageWidgets
        /// Read, filter and export the audit log.
        case seeAuditLog
    }
}
