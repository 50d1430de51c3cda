import FoyerCore
import FoyerWire

extension Schema {
    static let link = object([
        .sometimes("email", .text(), "With this address the person logs in; absent for the set-up."),
        .always("expires", .instant),
        .sometimes("name", .text(), "Absent for the set-up."),
        .always("purpose", .word(OneTimeLink.Purpose.self)),
    ]).named("Link")

    fileprivate static let token = text(upTo: WireLimit.token)
    fileprivate static let newPassword = text(upTo: PasswordRule.longest)
}

extension LinkRequest: RequestBody {
    static let schema: Schema? = Schema.object([.always("token", .token)], isOpen: true).named("LinkToken")
}

extension LinkUseRequest: RequestBody {
    static let schema: Schema? = Schema.object(
        [.always("password", .newPassword), .always("token", .token)], isOpen: true
    ).named("LinkUse")
}

extension SetUpRequest: RequestBody {
    static let schema: Schema? = Schema.object(
        [
            .always("email", .text(upTo: ContactField.email.limit)),
            .always("name", .text(upTo: ContactField.name.limit)),
            .always("password", .newPassword),
            .always("token", .token),
        ], isOpen: true
    ).named("SetUp")
}
