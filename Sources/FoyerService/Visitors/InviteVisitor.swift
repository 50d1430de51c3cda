import FoyerCore

/// Invite: the agent's message appears on the visitor's page, with buttons to answer and to decline.
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
            // From another status the rule refuses; then the value of `before` does not matter.
            return .invited(
                Invitation(
                    id: Invitation.ID(high: high, low: low), by: actor.id, text: text, at: now,
                    until: now + lifetime,
                    before: transaction.state.resting ?? .inSite))
        }
    }

    /// Withdraws the agent's own open invitation.
    public func cancel(_ target: Target, by actor: Actor) async throws(AgentFailure) -> VisitorChange {
        try await act(target, by: actor) { transaction in
            guard case .manuallyInvited(let invitation) = transaction.state else {
                throw VisitorRefusal.invitationOver
            }
            return .invitationOver(invitation.id, .withdrawn(by: actor.id))
        }
    }
}
