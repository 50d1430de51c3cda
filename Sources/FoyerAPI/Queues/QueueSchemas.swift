import FoyerCore
import FoyerWire

extension Schema {
    private static let openSpans = list(
        object([
            .always("from", .text(upTo: 5), "A time of day such as 09:00."),
            .always("to", .text(upTo: 5), "Not after `from`: on the next day. At most 24:00."),
        ]), upTo: OpenSpan.limit)

    private static let week = object(Weekday.allCases.map { .sometimes($0.rawValue, openSpans) })

    private static let hoursException = object([
        .always("day", .text(upTo: 10), "A date such as 2026-12-24, or --12-24 for every year."),
        .sometimes("name", .text(upTo: HoursException.nameLimit)),
        .sometimes("spans", openSpans, "None: closed all day."),
    ])

    private static let byHand = object([
        .always("state", .words(["closed", "open"])),
        .sometimes("until", .instant, "Needed for `open`; absent for `closed`: until it is ended."),
    ])

    static let officeHours = object([
        .sometimes("byHand", byHand, "Ahead of the week and the exceptions."),
        .sometimes("exceptions", list(hoursException, upTo: HoursException.limit)),
        .sometimes("week", week, "A day without spans is closed."),
        .always("zone", .text(upTo: 64), "An IANA time zone such as Europe/Berlin."),
    ]).named("OfficeHours")

    private static let queueSettings: [Member] = [
        .sometimes("agents", list(.id, upTo: ChatQueue.agentLimit)),
        .sometimes("backup", .id, "The queue used when this one is closed, full, or has no agent Online."),
        .always("distribution", .word(Distribution.self)),
        .sometimes("hours", officeHours, "Absent: always open."),
        .sometimes(
            "limit", .integer(ChatQueue.waitingLimits.lowerBound, ChatQueue.waitingLimits.upperBound),
            "The most chats that may wait; absent: any number."),
        .always("name", .text(upTo: ChatQueue.nameLimit)),
        .sometimes(
            "overflowAfter",
            .integer(
                Int(ChatQueue.overflowLimits.lowerBound.milliseconds),
                Int(ChatQueue.overflowLimits.upperBound.milliseconds)),
            "Milliseconds until a waiting visitor is offered the offline form; absent: as the settings say."),
    ]

    static let hoursPreview = object([
        .always(
            "changes", list(object([.always("at", .instant), .always("opens", .boolean)])),
            "When it opens and closes next."),
        .always("open", .boolean),
    ]).named("OfficeHoursPreview")

    static let queue = object(
        queueSettings + [
            .always("etag", .text(), "The entity tag of this queue, for If-Match."),
            .always("flows", list(.text()), "Names of the published flows that transfer chats here."),
            .always("id", .id),
            .always("now", hoursPreview),
            .always("waiting", .integer(), "Chats that wait in it."),
            .always("widgets", list(.text()), "Names of the widgets that send their chats here."),
        ]
    ).named("ChatQueue")

    static let queueList = object([.always("queues", list(.queue))]).named("ChatQueues")

    fileprivate static let queueRequest = object(queueSettings, isOpen: true).named("ChatQueueRequest")

    private static let candidate = object([
        .always("agent", .id),
        .always("chats", .integer()),
        .always("limit", .integer()),
        .sometimes("obstacle", .word(AgentLoad.Obstacle.self), "Absent: could be assigned the chat."),
    ])

    private static let step = object([
        .sometimes("assigned", .id, "The agent, of `assigned`."),
        .sometimes("behind", .integer(), "How many wait longer, of `behind`."),
        .always("candidates", list(candidate), "In the order in which the queue assigns."),
        .sometimes("limit", .integer(), "The most that may wait, of `full`."),
        .always("outcome", .word(StepOutcome.self)),
        .always("queue", .id),
        .sometimes("until", .instant, "When the queue opens, of `closed`."),
    ])

    private static let remedy = object([
        .sometimes("agent", .id), .sometimes("at", .instant),
        .always("is", .words(["agentFree", "opens", "turn", "room"])), .sometimes("queue", .id),
    ])

    static let why = object([
        .sometimes("agent", .id, "The agent who has the chat."),
        .always("ahead", .integer(), "How many chats wait ahead of it."),
        .sometimes("at", .instant, "When the queue assigned it."),
        .always("cause", .word(WhyShape.Cause.self)),
        .always("chat", .id),
        .always("remedies", list(remedy), "Each alone gives the chat another route once it is the first."),
        .always("steps", list(step), "The queue, then its backups, up to the one that keeps the chat."),
    ]).named("Why")
}

extension QueueRequest: RequestBody {
    static let schema: Schema? = .queueRequest
}

extension MoveRequest: RequestBody {
    static let schema: Schema? = Schema.object([.always("queue", .id)], isOpen: true).named("MoveRequest")
}

extension HoursPreviewRequest: RequestBody {
    static let schema: Schema? = Schema.object(
        [.sometimes("at", .instant, "Absent: now."), .always("hours", .officeHours)], isOpen: true
    ).named("OfficeHoursPreviewRequest")
}
