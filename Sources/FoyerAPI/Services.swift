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
    let queues: ManageQueues
    let explainChat: ExplainChat

    public init(
        _ gateway: ClientGateway, changeSettings: ChangeSettings, queues: ManageQueues,
        explainChat: ExplainChat
    ) {
        self.gateway = gateway
        self.changeSettings = changeSettings
        self.queues = queues
        self.explainChat = explainChat
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
        case let fault as MalformedFrame: Problem(fault)
        case let failure as StoreError: Problem(failure)
        default: Problem(StoreError.unavailable(error))  // thrown by a driver, not an enum of ours
        }
    }
}
