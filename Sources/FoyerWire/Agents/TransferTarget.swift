public import FoyerCore

/// The receiver of a transfer.
public enum TransferTarget: Hashable, Sendable {
    case agent(Agent.ID)
    case queue(ChatQueue.ID)

    init(_ fields: Fields) throws(MalformedFrame) {
        let agent: Agent.ID? = try fields.idIfGiven("toAgent")
        let queue: ChatQueue.ID? = try fields.idIfGiven("toQueue")
        switch (agent, queue) {
        case (let agent?, nil): self = .agent(agent)
        case (nil, let queue?): self = .queue(queue)
        case (nil, nil): throw .missing(field: fields.name("toAgent"))
        case (_?, _?):
            throw .notAllowed(field: fields.name("toQueue"), allowed: "absent where toAgent is given")
        }
    }
}
