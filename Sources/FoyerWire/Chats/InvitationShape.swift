public import FoyerCore

/// An invitation as displayed to its agent.
public struct InvitationShape: WireShape, Hashable {
    public let invitation: Invitation
    public let visitor: Visitor.ID
    public let visitorName: String

    public init(_ invitation: Invitation, visitor: Visitor.ID, visitorName: String) {
        self.invitation = invitation
        self.visitor = visitor
        self.visitorName = visitorName
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("at", invitation.at)
            json.member("id", invitation.id)
            json.member("text", invitation.text)
            json.member("until", invitation.until)
            json.member("visitor", visitor)
            json.member("visitorName", visitorName)
        }
    }
}
