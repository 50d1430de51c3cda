import FoyerCore
import FoyerWire

extension Schema {
    private static let named = object([.always("id", .id), .always("name", .text())]).named("Named")
    private static let roleID = text(upTo: WireLimit.draft)

    static let agentEntry = object([
        .sometimes("absentUntil", .instant, "Until when their chats wait for them; absent: they are there."),
        .always("active", .boolean, "False: deactivated; the agent cannot log in."),
        .always("alias", .text(), "What visitors see; empty: the name."),
        .always("availability", .word(Availability.self)),
        .always("chats", .integer(), "How many they have now."),
        .always("email", .text()),
        .always("etag", .text(), "For If-Match."),
        .always("id", .id),
        .always("joined", .boolean, "False: the agent has still to choose a password."),
        .sometimes("lastLogIn", .instant),
        .always("limit", .integer(1, Agent.highestLimit), "Chats at a time that distribution may give."),
        .sometimes("locked", .integer(), "Milliseconds until new browsers may try a password again."),
        .always("name", .text()),
        .always("queues", .list(named)),
        .always("role", roleID),
        .always("roleName", .text()),
        .always("sessions", .integer(), "Browsers in which the agent is logged in."),
        .always("skills", .list(.id)),
        .always("title", .text()),
    ]).named("AgentEntry")

    static let agentList = object([.always("agents", .list(.agentEntry))]).named("AgentList")

    static let accountLink = object([
        .always("expires", .instant),
        .always("mailed", .boolean, "Whether a mail with the link is on its way."),
        .always("path", .text(), "On this server. Shown once: only its fingerprint is stored."),
        .always("purpose", .word(OneTimeLink.Purpose.self)),
    ]).named("AccountLink")

    static let agentInvited = object([
        .always("agent", .agentEntry), .always("link", .accountLink),
    ]).named("AgentInvited")

    static let role = object([
        .always("agents", .list(named), "Who has it, deactivated agents included."),
        .always("builtIn", .boolean, "Built-in roles cannot be changed."),
        .always("etag", .text(), "For If-Match."),
        .always("id", roleID, "administrator, supervisor, agent, auditor, or an ID."),
        .always("name", .text(upTo: Role.nameLimit)),
        .always("permissions", .list(.word(Role.Permission.self))),
    ]).named("Role")

    static let roleList = object([.always("roles", .list(.role))]).named("RoleList")

    static let skill = object([
        .always("agents", .list(named), "Who has it."),
        .always("etag", .text(), "For If-Match."),
        .always("id", .id),
        .always("name", .text(upTo: Skill.nameLimit)),
    ]).named("Skill")

    static let skillList = object([.always("skills", .list(.skill))]).named("SkillList")

    static let account = object([
        .always(
            "sessions",
            .list(
                object([
                    .always("address", .text(), "Where the log-in came from."),
                    .always("browser", .text()),
                    .always("created", .instant),
                    .always("current", .boolean, "Whether it is the session that asks."),
                    .always("id", .text()),
                    .always("seen", .instant),
                ]).named("AccountSession")))
    ]).named("Account")

    fileprivate static let agentWishes: [Member] = [
        .sometimes("alias", .text(upTo: Agent.nameLimit)),
        .sometimes("limit", .integer(1, Agent.highestLimit), "\(Agent.usualLimit) if absent."),
        .sometimes("role", roleID, "agent if absent."),
        .sometimes("skills", .list(.id, upTo: Skill.limit)),
        .sometimes("title", .text(upTo: Agent.nameLimit)),
    ]
    fileprivate static let permissions = list(
        .word(Role.Permission.self), upTo: Role.Permission.allCases.count)
}

extension AgentRequest: RequestBody {
    static let schema: Schema? = Schema.object(
        [.always("email", .text(upTo: WireLimit.email)), .always("name", .text(upTo: Agent.nameLimit))]
            + Schema.agentWishes, isOpen: true
    ).named("AgentRequest")
}

extension AgentChange: RequestBody {
    static let schema: Schema? = Schema.object(
        [
            .sometimes("active", .boolean, "False deactivates."),
            .sometimes("email", .text(upTo: WireLimit.email)),
            .sometimes("name", .text(upTo: Agent.nameLimit)),
        ] + Schema.agentWishes, isOpen: true
    ).named("AgentChange")
}

extension RoleRequest: RequestBody {
    static let schema: Schema? = Schema.object(
        [.always("name", .text(upTo: Role.nameLimit)), .sometimes("permissions", .permissions)], isOpen: true
    ).named("RoleRequest")
}

extension RoleChange: RequestBody {
    static let schema: Schema? = Schema.object(
        [.sometimes("name", .text(upTo: Role.nameLimit)), .sometimes("permissions", .permissions)],
        isOpen: true
    ).named("RoleChange")
}

extension SkillRequest: RequestBody {
    static let schema: Schema? = Schema.object(
        [.always("name", .text(upTo: Skill.nameLimit))], isOpen: true
    ).named("SkillRequest")
}

extension PasswordRequest: RequestBody {
    static let schema: Schema? = Schema.object(
        [
            .always("new", .text(upTo: WireLimit.password)), .always("old", .text(upTo: WireLimit.password)),
        ], isOpen: true
    ).named("PasswordRequest")
}
