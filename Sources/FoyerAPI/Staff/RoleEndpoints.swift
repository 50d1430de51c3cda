import FoyerCore
import FoyerService
import FoyerSessions
import FoyerWire

/// The roles.
enum RoleEndpoints {
    private static let (list, one) = ("/api/v1/roles", "/api/v1/roles/{id}")
    private static let edits: [RefusalCode] = [
        .noSuchRole, .taken, .beyondOwn, .builtInRole, .lastAdministrator, .full, .empty, .tooLong,
    ]

    static let all: [Endpoint] = [
        Endpoint(
            .get, list, needs: .anyOf([.manageRoles, .manageAgents, .seeSettings]),
            "All roles, the built-in ones first", body: NoBody.self, answers: .ok(.roleList)
        ) { call in
            let roles = call.services.listStaff.roles(by: call.actor)
            return .ok(
                RoleListShape(roles.map { RoleShape($0.role, agents: $0.agents.map { NamedShape($0) }) }))
        },
        Endpoint(
            .post, list, needs: .permission(.manageRoles), "Create a role", body: RoleRequest.self,
            answers: .created(.role), refuses: edits
        ) { call in
            let role = try await ManageRoles(call.services.editStaff).create(
                name: call.body.name, permissions: call.body.permissions, by: call.actor)
            return .created(RoleShape(role, agents: []), tag: role.revision)
        },
        Endpoint(
            .patch, one, needs: .permission(.manageRoles),
            "Change an own role; omitted fields are left unchanged",
            body: RoleChange.self, edition: .mustMatch, answers: .ok(.role, tag: true), refuses: edits
        ) { call in
            let role = try await ManageRoles(call.services.editStaff).change(
                try call.role(), name: call.body.name, permissions: call.body.permissions,
                revision: call.request.ifMatch?.revision, by: call.actor)
            let agents = call.services.listStaff.roles(by: call.actor).first { $0.role.id == role.id }?.agents
            return .ok(RoleShape(role, agents: (agents ?? []).map { NamedShape($0) }), tag: role.revision)
        },
        Endpoint(
            .delete, one, needs: .permission(.manageRoles), "Delete an own role that no agent has",
            body: NoBody.self, edition: .mayMatch, answers: .nothing(),
            refuses: [.noSuchRole, .beyondOwn, .builtInRole, .roleInUse]
        ) { call in
            try await ManageRoles(call.services.editStaff).delete(
                try call.role(), revision: call.request.ifMatch?.revision, by: call.actor)
            return .done
        },
    ]
}

extension Call {
    fileprivate func role() throws(AgentFailure) -> Role.ID {
        guard let id = request.parameters["id"].flatMap({ Role.ID(rawValue: $0) }) else {
            throw .staff(.noSuchRole)
        }
        return id
    }
}
