import FoyerCore
import FoyerWire

extension Schema {
    static let auditEntry = object([
        .always("action", .word(AuditAction.self)),
        .always("at", .instant),
        .always(
            "by",
            .object([
                .sometimes("agent", .id, "Absent unless `is` is agent."),
                .always("is", .words(["agent", "commandLine", "server"])),
                .sometimes("name", .text(), "The agent's name at that time."),
            ])),
        .always(
            "changes",
            .list(
                .object([
                    .sometimes("after", .text(), "Absent: there is none any more, or it is secret."),
                    .sometimes("before", .text(), "Absent: there was none, or it is secret."),
                    .always("field", .text()),
                ]))),
        .always("detail", .text(), "A remark: a comment, a reason, an address; or empty."),
        .always("id", .text()),
        .always(
            "subject",
            .object([
                .always("id", .text(), "Empty where there is only one of its kind."),
                .always("kind", .word(AuditSubject.Kind.self)),
                .always("name", .text(), "Its name at that time."),
            ])),
    ]).named("AuditEntry")

    static let auditPage = object([
        .always(
            "agents", .list(.object([.always("id", .id), .always("name", .text())])),
            "The present agents, to filter by."),
        .always("entries", .list(.auditEntry)),
        .sometimes("next", .text(), "The cursor of the next page; absent on the last one."),
    ]).named("AuditPage")
}
