public import FoyerCore

/// A page of the audit log.
public struct AuditPageShape: WireShape, Hashable {
    /// Agents whom the log can be filtered by: the present ones.
    public let agents: [Named]
    public let records: [AuditRecordShape]
    /// The cursor of the next page; nil on the last one.
    public let next: String?

    /// An agent to choose.
    public struct Named: WireShape, Hashable {
        public let id: Agent.ID
        public let name: String

        public init(_ agent: Agent) { (id, name) = (agent.id, agent.name) }

        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("id", id)
                json.member("name", name)
            }
        }
    }

    public init(agents: [Named], records: [AuditRecord], next: String?) {
        self.agents = agents
        self.records = records.map(AuditRecordShape.init)
        self.next = next
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("agents", agents)
            json.member("entries", records)
            json.member("next", next)
        }
    }
}
