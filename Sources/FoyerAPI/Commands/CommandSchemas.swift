import FoyerCore
import FoyerWire

/// The commands' bodies, by their `type`. docs/protocol.md, section 2.1, says what each does.
enum CommandSchemas {
    /// Most commands name the visitor as displayed to the agent.
    private static let target: [Schema.Member] = [
        .always("visitor", .id),
        .sometimes("chat", .id, "Given: must be the visitor's open chat still."),
        .sometimes("version", .integer(), "Given: must be the version of the visitor's state still."),
    ]

    /// The members beside `type`.
    static let members: [String: [Schema.Member]] = [
        "info": target,
        "capture": target + [.sometimes("reason", .text(upTo: Capture.reasonLimit))],
        "release": target,
        "ban": target + [
            .always("byVisitor", .boolean), .always("byAddress", .boolean),
            .sometimes("comment", .text(upTo: Ban.commentLimit)), .sometimes("confirmed", .boolean),
        ],
        "banPreview": target,
        "invite": target + [.always("text", .text(upTo: WireLimit.invitation))],
        "cancelInvitation": target,
        "accept": target,
        "refuse": target,
        "goToChat": target,
        "join": target,
        "monitor": target,
        "stopFlow": target,
        "takeOver": target,
        "end": target,
        "transfer": target + [
            .sometimes("toAgent", .id, "Either this or toQueue."), .sometimes("toQueue", .id),
            .sometimes("note", .text(upTo: WireLimit.remark)),
        ],
        "leaveChat": [.always("chat", .id)],
        "send": [
            .always("chat", .id), .always("draft", .text(upTo: WireLimit.draft)),
            .always("text", .text(upTo: WireLimit.message)),
            .sometimes("note", .boolean, "Only agents see it."),
        ],
        "editContact": target + [
            .sometimes("name", .text(upTo: ContactField.name.limit)),
            .sometimes("email", .text(upTo: ContactField.email.limit)),
            .sometimes("phone", .text(upTo: ContactField.phone.limit)),
        ],
        "availability": [.always("availability", .word(Availability.self))],
        "pastChats": target,
    ]

    static let refusals: [RefusalCode] = [
        .unknownType, .noSuchVisitor, .noSuchChat, .noSuchAgent, .noSuchQueue, .notOffered, .alreadyTaken,
        .stale,
        .chatEnded, .notYours, .invitationOver, .draftUsed, .nobodyOnline, .agentUnavailable, .tooLong,
        .empty, .notAnEmail, .notAPhone,
        .notAnAddress, .addressOfProxy, .confirmationNeeded, .nothingChosen, .duplicate,
    ]
}

extension AgentCommand: RequestBody {
    static let schema: Schema? = Schema.oneOf(
        CommandSchemas.members.sorted { $0.key < $1.key }.map { type, members in
            .object([.always("type", .words([type]))] + members, isOpen: true)
        }
    ).named("Command")
}

extension Schema {
    /// Further members depend on the command.
    static let commandAnswer = object([.always("type", .words(["done"]))], isOpen: true).named(
        "CommandAnswer")
}
