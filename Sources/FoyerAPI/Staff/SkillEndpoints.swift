import FoyerCore
import FoyerService
import FoyerSessions
import FoyerWire

/// The skills.
enum SkillEndpoints {
    private static let (list, one) = ("/api/v1/skills", "/api/v1/skills/{id}")

    static let all: [Endpoint] = [
        Endpoint(
            .get, list, needs: .anyOf([.manageAgents, .manageQueues, .seeSettings]), "All skills, by name",
            body: NoBody.self, answers: .ok(.skillList)
        ) { call in
            let skills = call.services.listStaff.skills(by: call.actor)
            return .ok(
                SkillListShape(skills.map { SkillShape($0.skill, agents: $0.agents.map { NamedShape($0) }) }))
        },
        Endpoint(
            .post, list, needs: .permission(.manageAgents), "Create a skill", body: SkillRequest.self,
            answers: .created(.skill), refuses: [.taken, .full, .empty, .tooLong]
        ) { call in
            let skill = try await ManageSkills(call.services.editStaff).create(
                name: call.body.name, by: call.actor)
            return .created(SkillShape(skill, agents: []), tag: skill.revision)
        },
        Endpoint(
            .patch, one, needs: .permission(.manageAgents), "Rename a skill", body: SkillRequest.self,
            edition: .mustMatch, answers: .ok(.skill, tag: true),
            refuses: [.noSuchSkill, .taken, .empty, .tooLong]
        ) { call in
            let skill = try await ManageSkills(call.services.editStaff).rename(
                try call.id(orElse: .staff(.noSuchSkill)), to: call.body.name,
                revision: call.request.ifMatch?.revision, by: call.actor)
            let agents = call.services.listStaff.skills(by: call.actor).first { $0.skill.id == skill.id }?
                .agents
            return .ok(SkillShape(skill, agents: (agents ?? []).map { NamedShape($0) }), tag: skill.revision)
        },
        Endpoint(
            .delete, one, needs: .permission(.manageAgents), "Delete a skill; agents who had it lose it",
            body: NoBody.self, edition: .mayMatch, answers: .nothing(), refuses: [.noSuchSkill]
        ) { call in
            try await ManageSkills(call.services.editStaff).delete(
                try call.id(orElse: .staff(.noSuchSkill)), revision: call.request.ifMatch?.revision,
                by: call.actor)
            return .done
        },
    ]
}
