import FoyerCore
import FoyerService
import FoyerSessions
import FoyerWire

/// The agents: everything about their accounts over HTTP.
enum AgentEndpoints {
    private static let (list, one) = ("/api/v1/agents", "/api/v1/agents/{id}")
    private static let edits: [RefusalCode] = [
        .noSuchAgent, .noSuchRole, .noSuchSkill, .taken, .beyondOwn, .ownAccount, .lastAdministrator,
        .notAnEmail, .empty, .tooLong,
    ]

    static let all: [Endpoint] = [
        Endpoint(
            .get, list, needs: .toSee(.manageAgents), "All agents, by name", body: NoBody.self,
            answers: .ok(.agentList)
        ) { call in
            let entries = try await call.services.listStaff.agents(by: call.actor)
            return .ok(AgentListShape(entries.map { call.services.mapping.shape($0) }))
        },
        Endpoint(
            .post, list, needs: .permission(.manageAgents),
            "Create an agent; the answer has the link by which they choose a password",
            body: AgentRequest.self, answers: .created(.agentInvited), refuses: edits
        ) { call in
            let body = call.body
            let (agent, link) = try await InviteAgent(call.services.editStaff)(
                AgentDraft(
                    name: body.name, alias: body.alias, title: body.title, email: body.email,
                    role: body.role, limit: body.limit, skills: body.skills),
                from: call.request.client.origin, by: call.actor)
            let entry = try await call.services.listStaff.agent(agent.id, by: call.actor)
            return .created(
                AgentInvitedShape(call.services.mapping.shape(entry), link: AccountLinkShape(link)))
        },
        Endpoint(
            .get, one, needs: .toSee(.manageAgents), "One agent", body: NoBody.self,
            answers: .ok(.agentEntry, tag: true), refuses: [.noSuchAgent]
        ) { call in
            try await call.services.answer(
                try call.id(orElse: .staff(.noSuchAgent)), by: call.actor)
        },
        Endpoint(
            .patch, one, needs: .permission(.manageAgents),
            "Change, deactivate or reactivate an agent; omitted fields are left unchanged",
            body: AgentChange.self, edition: .mustMatch, answers: .ok(.agentEntry, tag: true),
            refuses: edits
        ) { call in
            let body = call.body
            let agent = try await ChangeAgent(call.services.editStaff)(
                try call.id(orElse: .staff(.noSuchAgent)),
                AgentEdit(
                    name: body.name, alias: body.alias, title: body.title, email: body.email,
                    role: body.role, limit: body.limit, skills: body.skills, isActive: body.isActive),
                revision: call.request.ifMatch?.revision, by: call.actor)
            return try await call.services.answer(agent.id, by: call.actor)
        },
        Endpoint(
            .post, "\(one)/link", needs: .permission(.manageAgents),
            "A link by which the agent chooses a password; earlier links become void", body: NoBody.self,
            answers: .created(.accountLink), refuses: [.noSuchAgent, .beyondOwn, .deactivated]
        ) { call in
            let link = try await AgentAccess(call.services.editStaff).link(
                for: try call.id(orElse: .staff(.noSuchAgent)), from: call.request.client.origin,
                by: call.actor)
            return .created(AccountLinkShape(link))
        },
        Endpoint(
            .delete, "\(one)/sessions", needs: .permission(.manageAgents), "Log the agent out everywhere",
            body: NoBody.self, answers: .nothing(), refuses: [.noSuchAgent, .beyondOwn]
        ) { call in
            try await AgentAccess(call.services.editStaff).endSessions(
                of: try call.id(orElse: .staff(.noSuchAgent)), by: call.actor)
            return .done
        },
        Endpoint(
            .delete, "\(one)/lock", needs: .permission(.manageAgents),
            "Let the agent try passwords again at once, after too many wrong ones", body: NoBody.self,
            answers: .nothing(), refuses: [.noSuchAgent, .beyondOwn]
        ) { call in
            try await AgentAccess(call.services.editStaff).unlock(
                try call.id(orElse: .staff(.noSuchAgent)), by: call.actor)
            return .done
        },
    ]
}

extension Services {
    fileprivate func answer(_ id: Agent.ID, by actor: Actor) async throws -> Answer {
        let entry = try await listStaff.agent(id, by: actor)
        return .ok(mapping.shape(entry), tag: entry.agent.revision)
    }
}

extension AccountLinkShape {
    fileprivate init(_ link: MakeLink.Made) {
        self.init(
            path: link.path, purpose: link.purpose, expires: link.expires, isMailed: link.isMailed)
    }
}
