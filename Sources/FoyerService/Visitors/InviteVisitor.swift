import FoyerCore

/// Invite: the agent's words appear on the visitor's page, with a button to answer and one to decline.
public struct InviteVisitor: Sendable {
    let act: ActOnVisitor
    let settings: Settings

    public init(_ act: ActOnVisitor, settings: Settings) {
        self.act = act
        self.settings = settings
    }

    public func callAsFunction(_ text: String, to target: Target, by actor: Actor)
        async throws(AgentFailure) -> VisitorChange
    {
        let text = try TextRules.checked(text, field: "text", limit: Invitation.textLimit)
        let lifetime = settings.invitationTime
        let (high, low) = act.changeVisitor.newID()
        return try await act(target, by: actor) { transaction in
            let now = transaction.world.now
            // From another status the rule refuses; what stands in `before` does not matter then.
            return .invited(
                Invitation(
                    id: Invitation.ID(high: high, low: low), by: actor.id, text: text, at: now,
                    until: now + lifetime,
                    before: transaction.state.resting ?? .inSite))
        }
    }

    /// Takes the agent's own open invitation away again.
    public func cancel(_ target: Target, by actor: Actor) async throws(AgentFailure) -> VisitorChange {
        try await act(target, by: actor) { transaction in
            guard case .manuallyInvited(let invitation) = transaction.state else {
                throw VisitorRefusal.invitationOver
            }
            return .invitationOver(invitation.id, .withdrawn(by: actor.id))
        }
    }
}
