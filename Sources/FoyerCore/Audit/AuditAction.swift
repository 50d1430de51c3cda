/// What somebody did, as the audit log records it. The raw values are stored: a case may be added, never renamed.
public enum AuditAction: String, CaseIterable, Hashable, Sendable {
    case logIn
    case logOut
    /// A command or an endpoint was refused for want of a permission.
    case refuse

    case ban
    case changeBan
    case removeBan
    /// Bans of a file.
    case importBans

    case capture
    case release
    case monitor
    case join
    case stopFlow
    case takeOver
    /// A waiting chat was moved to another queue.
    case moveChat

    case changeSettings
    case changeMailServer
    case changePassword
    /// The password of an invitation or a reset was chosen.
    case useLink
    /// The first administrator was created.
    case setUp
    case endSessions
    /// A link for a password was made.
    case createLink
    /// New browsers may try passwords again, after too many wrong ones.
    case unlockAgent

    case createAgent
    case changeAgent
    case deleteAgent
    case createRole
    case changeRole
    case deleteRole
    case createSkill
    case changeSkill
    case deleteSkill
    case createQueue
    case changeQueue
    case deleteQueue
    case createAwayReason
    case changeAwayReason
    case deleteAwayReason
    case createWidget
    case changeWidget
    case deleteWidget

    /// Data left the server as a file.
    case export
    /// A visitor's data was erased on request.
    case erase
    /// A backup was made or restored.
    case backUp
    case restore
}
