import FoyerCore
public import FoyerService
import FoyerStore
public import FoyerSessions
import FoyerWire

/// What endpoints call: the use cases, and the mapping of their results to the wire.
public struct Services: Sendable {
    let gate: Gate
    let gateway: ClientGateway
    let changeSettings: ChangeSettings
    let mail: ManageMail
    let widgets: ManageWidgets
    let auditLog: ReadAuditLog
    let openLink: OpenLink
    let useLink: UseLink
    let setUp: SetUp
    let readSetup: ReadSetup
    let saveWebsite: SaveFirstWebsite
    let hideCheckList: HideCheckList
    let editStaff: EditStaff
    let listStaff: ListStaff
    let ownAccount: OwnAccount
    let queues: ManageQueues
    let explainChat: ExplainChat
    let moveWaitingChat: MoveWaitingChat

    public init(
        _ gateway: ClientGateway, changeSettings: ChangeSettings, mail: ManageMail, widgets: ManageWidgets,
        auditLog: ReadAuditLog,
        openLink: OpenLink, useLink: UseLink, setUp: SetUp, readSetup: ReadSetup,
        saveWebsite: SaveFirstWebsite, hideCheckList: HideCheckList, queues: ManageQueues,
        explainChat: ExplainChat, moveWaitingChat: MoveWaitingChat,
        editStaff: EditStaff, listStaff: ListStaff, ownAccount: OwnAccount
    ) {
        self.editStaff = editStaff
        self.listStaff = listStaff
        self.ownAccount = ownAccount
        self.queues = queues
        self.explainChat = explainChat
        self.readSetup = readSetup
        self.saveWebsite = saveWebsite
        self.hideCheckList = hideCheckList
        self.openLink = openLink
        self.useLink = useLink
        self.setUp = setUp
        self.gateway = gateway
        self.changeSettings = changeSettings
        self.mail = mail
        self.widgets = widgets
        self.auditLog = auditLog
        self.moveWaitingChat = moveWaitingChat
        gate = gateway.agents.gate
    }

    var bans: ManageBans { gateway.agents.manageBans }
    var mapping: WireMapping { gateway.agents.mapping }
    /// Seconds that a browser keeps the session's cookie.
    var sessionLifetime: Int { Int(directory.settings.sessionTime.milliseconds / 1_000) }
    var directory: Directory { gateway.agents.directory.now }

    /// The agent of the request's session; nil without one.
    func agent(of client: ClientRequest) -> Agent.ID? {
        client.sessionCookie.flatMap { gateway.agents.logIn.agent(for: $0)?.id }
    }

    /// The problem thrown by a use case or a parser of bodies.
    func problem(_ error: any Error) -> Problem {
        switch error {
        case let problem as Problem: problem
        case let failure as AgentFailure: Problem(failure, in: directory)
        case let failure as LinkFailure: Problem(failure)
        case let fault as MalformedFrame: Problem(fault)
        case let failure as StoreError: Problem(failure)
        default: Problem(StoreError.unavailable(error))  // thrown by a driver, not an enum of ours
        }
    }
}
