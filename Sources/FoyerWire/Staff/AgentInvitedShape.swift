/// A new agent, with the link by which they choose a password.
public struct AgentInvitedShape: WireShape, Hashable {
    public let agent: AgentEntryShape
    public let link: AccountLinkShape

    public init(_ agent: AgentEntryShape, link: AccountLinkShape) {
        self.agent = agent
        self.link = link
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("agent", agent)
            json.member("link", link)
        }
    }
}
