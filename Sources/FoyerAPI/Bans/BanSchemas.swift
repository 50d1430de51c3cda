import FoyerCore
import FoyerWire

extension Schema {
    static let ban = object([
        .always("at", .instant, "When it was made."),
        .always("by", .text(), "The name of the agent who banned."),
        .sometimes("city", .text()),
        .always("comment", .text(upTo: Ban.commentLimit)),
        .sometimes("country", .text(), "ISO 3166, two letters."),
        .sometimes("end", .text(), "Of a range: its last address."),
        .always("etag", .text(), "The entity tag of this ban, for If-Match."),
        .sometimes("expires", .instant, "Absent: never."),
        .always("hits", .integer(), "How often it stopped somebody."),
        .always("id", .id),
        .always("kind", .word(BanKind.self)),
        .sometimes("lastHit", .instant),
        .sometimes("name", .text(), "The visitor's name when they were banned."),
        .sometimes("of", .id, "The visitor for whom it was made."),
        .sometimes("start", .text(), "Of a range: its first address."),
        .always("value", .text(), "The visitor's id, or the range as CIDR or start – end."),
        .sometimes("visitor", .id),
    ]).named("Ban")

    static let banPage = object([
        .always("bans", .list(.ban)),
        .sometimes("next", .text(), "The cursor of the next page; absent on the last one."),
        .always("total", .integer(), "Bans that fit the query, on all pages."),
    ]).named("BanPage")

    /// The subject of a ban: `visitor`, or `start` with or without `end`, or `cidr`.
    fileprivate static let banSubjects: [[Member]] = [
        [.always("visitor", .id)],
        [
            .always("start", .text(upTo: WireLimit.address)),
            .sometimes("end", .text(upTo: WireLimit.address)),
        ],
        [.always("cidr", .text(upTo: WireLimit.address))],
    ]
    fileprivate static let banWishes: [Member] = [
        .sometimes("comment", .text(upTo: Ban.commentLimit)),
        .sometimes("confirmed", .boolean, "Confirms a ban that affects many visitors."),
        .sometimes("expires", .instant, "0: never."),
    ]
}

extension BanRequest: RequestBody {
    static let schema: Schema? = Schema.oneOf(
        Schema.banSubjects.map { .object($0 + Schema.banWishes, isOpen: true) }
    ).named("BanRequest")
}

extension BanChange: RequestBody {
    static let schema: Schema? = Schema.object(
        [
            .sometimes("visitor", .id, "Given alone, without start, end and cidr."),
            .sometimes("start", .text(upTo: WireLimit.address)),
            .sometimes("end", .text(upTo: WireLimit.address), "Given with start; absent: start alone."),
            .sometimes("cidr", .text(upTo: WireLimit.address), "Given alone."),
        ] + Schema.banWishes, isOpen: true
    ).named("BanChange")
}
