public import FoyerCore

/// The body of `POST /api/v1/queues` and `PUT /api/v1/queues/{id}`: all of a queue; an absent member means
/// none.
public struct QueueRequest: Hashable, Sendable {
    public let name: String
    public let distribution: Distribution
    public let agents: [Agent.ID]
    public let backup: ChatQueue.ID?
    public let hours: OfficeHours?
    public let limit: Int?
    public let overflowAfter: Span?

    public init(body: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: body)
        name = try fields.text("name", upTo: ChatQueue.nameLimit)
        distribution = try fields.word("distribution")
        agents = try fields.list("agents", upTo: ChatQueue.agentLimit) {
            value, path throws(MalformedFrame) in
            guard let agent = value.id(of: Agent.self) else {
                throw .notAllowed(field: path, allowed: "the ID of an agent")
            }
            return agent
        }
        backup = try fields.idIfGiven("backup")
        hours = try fields.objectIfGiven("hours").map { hours throws(MalformedFrame) in
            try OfficeHours(hours)
        }
        let waiting = ChatQueue.waitingLimits
        limit = try fields.integerIfGiven(
            "limit", in: Int64(waiting.lowerBound)...Int64(waiting.upperBound)
        ).map(Int.init)
        let overflow = ChatQueue.overflowLimits
        overflowAfter = try fields.integerIfGiven(
            "overflowAfter", in: overflow.lowerBound.milliseconds...overflow.upperBound.milliseconds
        ).map(Span.init(milliseconds:))
    }
}
