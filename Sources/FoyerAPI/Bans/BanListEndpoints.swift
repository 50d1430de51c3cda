import FoyerCore
import FoyerService
import FoyerWire

/// The Ban List as a whole: export, import, and what a ban would do.
enum BanListEndpoints {
    private static let path = "/api/v1/bans"
    private static let kinds = QueryParameter("kind", .word(BanKind.self), "One tab of the list.")

    static let all: [Endpoint] = [
        Endpoint(
            .get, path + ".csv", needs: .permission(.manageBans), "Export bans, newest first", query: [kinds],
            body: NoBody.self, answers: .csv
        ) { call in
            let bans = try await call.services.bans.export(try kind(call.request.query), by: call.actor)
            let agents = call.services.directory.agents
            return .csv(named: "ban-list") { write in
                try await write(Array(BanTableText.heading.utf8))
                // A thousand bans at a time: about 100 KB.
                for start in stride(from: 0, to: bans.count, by: 1_000) {
                    let part = bans[start..<min(start + 1_000, bans.count)]
                    let text = part.map { BanTableText.record($0, by: agents[$0.by]?.name ?? "") }.joined()
                    try await write(Array(text.utf8))
                }
            }
        },
        Endpoint(
            .post, path + "/import", needs: .permission(.manageBans),
            "Import bans from a table; without commit, only say what would become of each row",
            query: [
                QueryParameter("commit", .words(["true", "false"]), "Whether to ban; absent: only try.")
            ],
            body: BanTableBody.self, answers: .ok(.banImport), refuses: [.tooLong]
        ) { call in
            let commit = call.request.query["commit"] ?? "false"
            guard commit == "true" || commit == "false" else { throw wrong("commit", "true or false") }
            let report = try await call.services.bans.import(
                call.body.bytes, commit: commit == "true", by: call.actor)
            return .ok(
                BanImportShape(
                    accepted: report.accepted, existing: report.existing, refusals: report.refusals,
                    stopped: report.stopped, online: report.online, isDone: report.isDone))
        },
        Endpoint(
            .get, path + "/preview", needs: .permission(.manageBans),
            "Whom a ban would stop; nothing is changed", query: BanPreviewQuery.parameters,
            body: NoBody.self, answers: .ok(.banPreview), refuses: [.notAnAddress]
        ) { call in
            let subject = try BanPreviewQuery.read(call.request.query).parsed()
            let preview = try await call.services.bans.preview(subject, by: call.actor)
            return .ok(
                BanPreviewShape(
                    met: preview.met.map(person), metCount: preview.metCount,
                    spared: preview.spared.map(person),
                    online: preview.online, lastDay: preview.lastDay, proxy: preview.proxy,
                    doubt: preview.doubt))
        },
    ]

    private static func person(_ person: ManageBans.Preview.Person) -> BanPreviewShape.Person {
        BanPreviewShape.Person(
            visitor: person.visitor, name: person.name, address: person.address, why: person.why?.rawValue)
    }

    private static func kind(_ query: [String: String]) throws(Problem) -> BanKind? {
        guard let text = query["kind"] else { return nil }
        guard let kind = BanKind(rawValue: text) else { throw wrong("kind", "visitor or address") }
        return kind
    }

    static func wrong(_ name: String, _ allowed: String) -> Problem {
        Problem(.malformed, detail: "\(name) must be \(allowed).", field: name)
    }
}

/// A table in the body of a request.
struct BanTableBody: RequestBody {
    static let schema: Schema? = .text()
    static let mediaType = "text/csv"

    let bytes: [UInt8]

    init(body: [UInt8]) { bytes = body }
}

/// The query of `GET /api/v1/bans/preview`: what a new ban names.
enum BanPreviewQuery {
    static let parameters: [QueryParameter] = [
        QueryParameter("visitor", .id, "Given alone."),
        QueryParameter("start", .text(upTo: WireLimit.address), "With end, or alone."),
        QueryParameter("end", .text(upTo: WireLimit.address), "With start."),
        QueryParameter("cidr", .text(upTo: WireLimit.address), "Given alone."),
    ]

    static func read(_ query: [String: String]) throws(Problem) -> BanSubject {
        for (name, value) in query where value.utf8.count > WireLimit.address {
            throw BanListEndpoints.wrong(name, "at most \(WireLimit.address) characters")
        }
        switch (query["visitor"], query["start"], query["end"], query["cidr"]) {
        case (let text?, nil, nil, nil):
            guard let visitor = Visitor.ID(text) else {
                throw BanListEndpoints.wrong("visitor", "a visitor's id")
            }
            return .visitor(visitor)
        case (nil, let start?, let end, nil): return .addresses(start: start, end: end ?? start)
        case (nil, nil, nil, let cidr?): return .cidr(cidr)
        case (_, _, _, _):
            throw BanListEndpoints.wrong("visitor", "given alone: visitor, or start and end, or cidr")
        }
    }
}
