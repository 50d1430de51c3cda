import FoyerCore

extension Fields {
    func roleIfGiven() throws(MalformedFrame) -> Role.ID? {
        guard let text = try textIfGiven("role", upTo: WireLimit.draft) else { return nil }
        guard let role = Role.ID(rawValue: text) else {
            throw .notAllowed(field: name("role"), allowed: "the ID of a role")
        }
        return role
    }

    func chatLimitIfGiven() throws(MalformedFrame) -> Int? {
        try integerIfGiven("limit", in: 1...Int64(Agent.highestLimit)).map { Int($0) }
    }

    func skillsIfGiven() throws(MalformedFrame) -> Set<Skill.ID>? {
        guard value.member("skills") != nil else { return nil }
        return Set(
            try list("skills", upTo: Skill.limit) { (value, path) throws(MalformedFrame) in
                guard let skill = value.id(of: Skill.self) else {
                    throw .notAllowed(field: path, allowed: "the ID of a skill")
                }
                return skill
            })
    }

    func permissionsIfGiven() throws(MalformedFrame) -> Set<Role.Permission>? {
        guard value.member("permissions") != nil else { return nil }
        return Set(
            try list("permissions", upTo: Role.Permission.allCases.count) {
                (value, path) throws(MalformedFrame) in try Self.word(value, at: path)
            })
    }
}
