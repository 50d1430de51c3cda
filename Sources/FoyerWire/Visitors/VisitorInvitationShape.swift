public import FoyerCore

/// An invitation as displayed to the visitor.
public struct VisitorInvitationShape: WireShape, Hashable {
    public let id: Invitation.ID
    /// The inviter's name and title.
    public let name: String
    public let title: String
    public let text: String

    public init(_ invitation: Invitation, from agent: Agent) {
        id = invitation.id
        name = agent.publicName
        title = agent.title
        text = invitation.text
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            json.member("name", name)
            json.member("text", text)
            json.member("title", title)
        }
    }
}
