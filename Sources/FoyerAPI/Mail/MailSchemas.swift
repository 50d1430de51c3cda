import FoyerCore
import FoyerService
import FoyerWire

extension Schema {
    private static let security = Schema.word(MailServer.Security.self)

    static let mailServer = object([
        .always("etag", .text(), "The edition, for If-Match."),
        .always("hasPassword", .boolean, "The password itself is never answered."),
        .sometimes("host", .text()),
        .always("isSet", .boolean, "False: no mail is sent, and the other members are absent."),
        .sometimes("login", .text()),
        .sometimes("port", .integer(1, 65_535)),
        .sometimes("security", security),
        .sometimes("sender", .text()),
        .sometimes("senderName", .text()),
    ]).named("MailServer")

    static let mailOutcome = object([
        .always(
            "dialogue",
            .list(
                object([
                    .always("from", .word(MailDialogueLine.Side.self)),
                    .always("text", .text(), "Without passwords."),
                ])), "What was said to the mail server and what it answered."),
        .sometimes("failure", .text(), "The line that failed. Absent if the mail was accepted."),
        .always("sent", .boolean),
    ]).named("MailOutcome")

    static let mailQueue = object([
        .always(
            "mail",
            .list(
                object([
                    .always("at", .instant, "When it was written."),
                    .always("attempts", .integer()),
                    .sometimes("due", .instant, "When it is sent next. Absent once it was sent or given up."),
                    .sometimes("failure", .text(), "Why the last attempt failed."),
                    .always("id", .id),
                    .sometimes("sent", .instant, "When the mail server accepted it."),
                    .always("subject", .text()),
                    .always("to", .text()),
                ]), upTo: ManageMail.shownLimit))
    ]).named("MailQueue")

    fileprivate static let mailServerRequest = object(
        [
            .always("host", .text(upTo: MailServer.hostLimit), "A name or an IP address, without port."),
            .sometimes("login", .text(upTo: MailServer.loginLimit), "Absent or empty: no log-in."),
            .sometimes(
                "password", .text(upTo: MailServer.loginLimit), "Absent: unchanged. Empty: removed."),
            .always("port", .integer(1, 65_535)),
            .always("security", security, "TLS at once, STARTTLS (required), or none."),
            .always("sender", .text(upTo: WireLimit.email), "The address in From."),
            .sometimes("senderName", .text(upTo: MailServer.senderNameLimit), "The name in From."),
        ], isOpen: true
    ).named("MailServerRequest")

    fileprivate static let mailTestRequest = object([
        .always("to", .text(upTo: WireLimit.email))
    ]).named("MailTestRequest")
}

extension MailServerRequest: RequestBody {
    static let schema: Schema? = .mailServerRequest
}

extension MailTestRequest: RequestBody {
    static let schema: Schema? = .mailTestRequest
}
