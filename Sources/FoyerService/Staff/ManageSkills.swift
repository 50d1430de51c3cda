public import FoyerCore
import FoyerStore

/// Creates, renames and deletes skills. Agents get theirs by `ChangeAgent`.
public struct ManageSkills: Sendable {
    let edit: EditStaff

    public init(_ edit: EditStaff) { self.edit = edit }

    public func create(name: String, by actor: Actor) async throws(AgentFailure) -> Skill {
        let skill = Skill(id: edit.newID(), name: try EditStaff.name(name, limit: Skill.nameLimit))
        return try await edit { db, _, now in
            let known = try db.skills.all()
            guard known.count < Skill.limit else { throw StaffRefusal.full(limit: Skill.limit) }
            try skill.requireUnique(among: known)
            try db.skills.save(skill)
            try db.audit.append(
                AuditEntry(at: now, by: actor.author, .createSkill, on: skill.audited))
            return skill
        }
    }

    /// - Parameter revision: the revision that the client edited; nil to overwrite any.
    public func rename(
        _ id: Skill.ID, to name: String, revision: Revision?, by actor: Actor
    ) async throws(AgentFailure) -> Skill {
        let skill = Skill(id: id, name: try EditStaff.name(name, limit: Skill.nameLimit))
        return try await edit { db, _, now in
            let known = try db.skills.all()
            guard let before = known.first(where: { $0.id == id }) else { throw StaffRefusal.noSuchSkill }
            if let revision, revision != before.revision {
                throw try AgentFailure.overtaken(.skill, id.description, in: db, at: now)
            }
            try skill.requireUnique(among: known)
            guard skill != before else { return before }
            try db.skills.save(skill)
            try db.audit.append(
                AuditEntry(
                    at: now, by: actor.author, .changeSkill, on: skill.audited,
                    changes: [AuditChange("name", before.name, skill.name)]))
            return skill
        }
    }

    /// The agents who had the skill lose it.
    public func delete(_ id: Skill.ID, revision: Revision?, by actor: Actor) async throws(AgentFailure) {
        try await edit { db, _, now in
            guard let before = try db.skills.all().first(where: { $0.id == id }) else {
                throw StaffRefusal.noSuchSkill
            }
            if let revision, revision != before.revision {
                throw try AgentFailure.overtaken(.skill, id.description, in: db, at: now)
            }
            try db.skills.delete(id)
            try db.audit.append(
                AuditEntry(at: now, by: actor.author, .deleteSkill, on: before.audited))
        }
    }
}

extension Skill {
    fileprivate var audited: AuditSubject { AuditSubject(.skill, id, name: name) }

    /// - Throws: `taken` if another skill has this name, regardless of case.
    fileprivate func requireUnique(among known: [Skill]) throws(StaffRefusal) {
        let wanted = name.lowercased()
        guard !known.contains(where: { $0.id != id && $0.name.lowercased() == wanted }) else {
            throw .taken(.name)
        }
    }
}
