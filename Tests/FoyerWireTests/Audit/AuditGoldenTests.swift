import FoyerCore
import FoyerWire
import Testing

private let cast = WireCast.self

struct AuditGoldenTests {
    @Test func `the list of every action is its golden file`() throws {
        try Golden.check(EveryAction(), against: "actions", in: "audit")
    }

    @Test func `a page of the log matches its golden file`() throws {
        let entries = [
            AuditEntry(
                at: cast.noon, by: .agent(cast.ana, name: "Ana"), .changeSettings,
                on: AuditSubject(.settings),
                changes: [AuditChange("leaveTime", "1 min", "90 s")]),
            AuditEntry(
                at: cast.noon, by: .commandLine, .changePassword,
                on: AuditSubject(.agent, cast.ana, name: "Ana"), changes: [AuditChange(secret: "password")]),
            AuditEntry(
                at: cast.noon, by: .server, .removeBan, on: AuditSubject(.ban, id: "x", name: "203.0.113.9"),
                detail: "spam",
                changes: [AuditChange("expires", "never", nil), AuditChange("by", nil, "Ana")]),
        ]
        let records = entries.enumerated().map { number, entry in
            AuditRecord(position: .init(at: entry.at, number: Int64(9 - number)), entry: entry)
        }
        try Golden.check(
            AuditPageShape(agents: [], records: records, next: "1.7"), against: "page", in: "audit")
    }

    @Test func `what an import of bans did matches its golden file`() throws {
        let refusals = [
            BanFile.Refusal(line: 2, value: "nobody", reason: .notAnAddress(.notAnAddress("nobody"))),
            BanFile.Refusal(line: 3, value: "203.0.113.9", reason: .commentTooLong(600)),
        ]
        try Golden.check(
            BanImportShape(
                accepted: 7, existing: 1, refusals: refusals, stopped: 2, online: 40, isDone: true),
            against: "import", in: "ban")
    }

    @Test func `whom a ban would stop matches its golden file`() throws {
        let address = try #require(Address("203.0.113.9"))
        try Golden.check(
            BanPreviewShape(
                met: [.init(visitor: cast.vera, name: "Vera", address: address, why: nil)], metCount: 1,
                spared: [.init(visitor: cast.vera, name: "Walt", address: address, why: "before")], online: 2,
                lastDay: 5, proxy: address, doubt: .veryWide), against: "preview", in: "ban")
    }

    @Test func `every fault of a file has a name, and they are all described`() {
        let faults: [BanFileFault] = [
            .notATable(.notUTF8), .notATable(.unclosedQuote(line: 1)), .notATable(.strayQuote(line: 1)),
            .noRows,
            .tooManyRows(1), .empty, .notAnAddress(.notAnAddress("")), .notAnAddress(.notAPrefix("")),
            .notATime(""), .past(cast.noon), .commentTooLong(1), .doubtful(.veryWide),
        ]
        for fault in faults {
            let text = String(
                decoding: BanImportShape(
                    accepted: 0, existing: 0, refusals: [.init(line: 1, value: "", reason: fault)],
                    stopped: 0,
                    online: 0, isDone: false
                ).encoded(), as: UTF8.self)
            #expect(BanFileFault.names.contains { text.contains("\"reason\":\"\($0)\"") }, "\(text)")
        }
    }
}

/// All actions, for the page that names them.
private struct EveryAction: WireShape {
    func write(to json: inout JSONWriter) {
        json.object { json in json.member("actions", AuditAction.allCases.map(\.rawValue)) }
    }
}
