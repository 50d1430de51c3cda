import FoyerCore
import FoyerWire

extension Schema {
    static let agent = object([
        .sometimes("active", .boolean, "False: deactivated. Absent: active."),
        .sometimes("alias", .text(), "What visitors see; absent: the name."),
        .sometimes("absentUntil", .instant, "Until when their chats wait for them; absent: they are there."),
        .always("availability", .word(Availability.self)),
        .always("chats", .integer(), "How many they have now."),
        .always("email", .text()),
        .always("id", .id),
        .always("limit", .integer(), "Chats at a time that distribution may give."),
        .always("name", .text()),
        .always(
            "role", .text(), "The ID of the role: administrator, supervisor, agent, auditor or an own one's."),
        .always("roleName", .text()),
        .always("title", .text()),
    ]).named("Agent")

    static let session = object([
        .always("agent", .agent),
        .always("permissions", .list(.word(Role.Permission.self)), "What this agent may do."),
    ]).named("Session")
}

extension LogInRequest: RequestBody {
    static let schema: Schema? = Schema.object(
        [
            .always("email", .text(upTo: WireLimit.email)),
            .always("password", .text(upTo: WireLimit.password)),
        ], isOpen: true
    ).named("LogIn")
}
