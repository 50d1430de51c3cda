import FoyerCore
import FoyerService
import FoyerWire

extension Schema {
    static let banImport = object([
        .always("accepted", .integer(), "Rows that become bans."),
        .always("done", .boolean, "Whether it was done, or only tried."),
        .always("existing", .integer(), "Rows whose visitor or range is banned already."),
        .always("online", .integer(), "Visitors online now."),
        .always(
            "refused",
            .list(
                .object([
                    .sometimes("limit", .integer(), "What the reason allows at most."),
                    .always("line", .integer(), "0 for the file as a whole."),
                    .always("reason", .words(BanFileFault.names)),
                    .always("value", .text(), "What the row bans, as it is written there."),
                ]), upTo: BanImportShape.refusalLimit),
            "The first rows that cannot be imported."),
        .always("refusedCount", .integer(), "All rows that cannot be imported."),
        .always("stopped", .integer(), "Visitors online whom the accepted rows stop."),
    ]).named("BanImport")

    private static let previewPerson = object([
        .always("address", .text()),
        .always("name", .text()),
        .always("visitor", .id),
        .sometimes(
            "why", .word(ManageBans.Preview.Why.self),
            "The first condition that does not hold; absent: stopped."),
    ])

    static let banPreview = object([
        .sometimes("doubt", .word(BanReach.Doubt.self), "Why the ban must be confirmed."),
        .always("lastDay", .integer(), "Visitors of the last 24 hours whom it would have stopped."),
        .always(
            "met", .list(previewPerson, upTo: ManageBans.previewLimit), "The first of those it stops now."),
        .always("metCount", .integer(), "Visitors online whom it stops."),
        .always("online", .integer(), "Visitors online now."),
        .sometimes("proxy", .text(), "The address of a trusted proxy: the ban would be refused."),
        .always(
            "spared", .list(previewPerson, upTo: ManageBans.previewLimit),
            "The nearest of those it does not stop."),
    ]).named("BanPreview")
}
