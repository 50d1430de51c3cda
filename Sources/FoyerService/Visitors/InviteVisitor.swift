import FoyerCore

/// Invite: the agent's message appears on the visitor's page, with buttons to answer and to decline.
public struct InviteVisitor: Sendable {
    let act: ActOnVisitor

    public init(_ act: ActOnVisitor) {
        self.act = act
    }

    public func callAsFunction(_ text: String, to target: Target, by actor: Actor)
        async throws(AgentFailure) -> VisitorChange
    {
        let text = try TextRules.checked(text, field: "text", limit: Invitation.textLimit)
        let (high, low) = act.changeVisitor.newID()
        return try await act(target, by: actor) { transaction in
            let now = transaction.world.now
            // From another status the rule refuses; then the value of `before` does not matter.
            return .invited(
                Invitation(
                    id: Invitation.ID(high: high, low: low), by: actor.id, text: text, at: now,
                    until: now + transaction.world.directory.settings.invitationTime,
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
