public import FoyerCore
import FoyerStore

/// Creates, changes and deletes own roles. Open consoles follow at once.
public struct ManageRoles: Sendable {
    let edit: EditStaff

    public init(_ edit: EditStaff) { self.edit = edit }

    public func create(
        name: String, permissions: Set<Role.Permission>, by actor: Actor
    ) async throws(AgentFailure) -> Role {
        let role = Role(
            id: Role.ID(edit.newID()), name: try EditStaff.name(name, limit: Role.nameLimit),
            permissions: permissions)
        return try await edit { db, staff, now in
            try staff.check(saving: role, by: actor.id)
            try db.roles.save(role)
            try db.audit.append(
                AuditEntry(
                    at: now, by: actor.author, .createRole, on: role.audited,
                    changes: role.changes(from: nil)))
            return role
        }
    }

    /// Nil leaves a value as it is.
    ///
    /// - Parameter revision: the revision that the client edited; nil to overwrite any.
    public func change(
        _ id: Role.ID, name: String?, permissions: Set<Role.Permission>?, revision: Revision?,
        by actor: Actor
    ) async throws(AgentFailure) -> Role {
        try await edit { db, staff, now in
            guard let before = staff.roles[id] else { throw StaffRefusal.noSuchRole }
            if let revision, revision != before.revision {
                throw try AgentFailure.overtaken(.role, id.rawValue, in: db, at: now)
            }
            var role = before
            if let name { role.name = try EditStaff.name(name, limit: Role.nameLimit) }
            if let permissions { role.permissions = permissions }
            try staff.check(saving: role, by: actor.id)
            guard role != before else { return before }
            try db.roles.save(role)
            try db.audit.append(
                AuditEntry(
                    at: now, by: actor.author, .changeRole, on: role.audited,
                    changes: role.changes(from: before)))
            return role
        }
    }

    /// - Throws: `staff(.roleInUse)` while an agent has it.
    public func delete(_ id: Role.ID, revision: Revision?, by actor: Actor) async throws(AgentFailure) {
        try await edit { db, staff, now in
            try staff.check(deleting: id, by: actor.id)
            guard let role = staff.roles[id] else { throw StaffRefusal.noSuchRole }
            if let revision, revision != role.revision {
                throw try AgentFailure.overtaken(.role, id.rawValue, in: db, at: now)
            }
            try db.roles.delete(id)
            try db.audit.append(AuditEntry(at: now, by: actor.author, .deleteRole, on: role.audited))
        }
    }
}

extension Role {
    fileprivate var audited: AuditSubject { AuditSubject(.role, id: id.rawValue, name: name) }

    /// For the audit log.
    ///
    /// - Parameter before: nil for a new role.
    fileprivate func changes(from before: Role?) -> [AuditChange] {
        [
            AuditChange("name", before?.name, name),
            AuditChange(
                "permissions", names: (before?.permissions ?? []).map(\.rawValue),
                permissions.map(\.rawValue)),
        ]
    }
}
