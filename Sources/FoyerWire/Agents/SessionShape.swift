import FoyerCore

/// The answer to a log-in, and to `GET /api/v1/session`.
public struct SessionShape: WireShape, Hashable {
    public let agent: AgentShape

    public init(_ agent: AgentShape) {
        self.agent = agent
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in json.member("agent", agent) }
    }
}
