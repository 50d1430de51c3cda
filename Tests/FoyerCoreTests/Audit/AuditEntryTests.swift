import FoyerCore
import Testing

struct AuditEntryTests {
    private func entry(_ changes: [AuditChange]) -> AuditEntry {
        AuditEntry(
            at: Instant(milliseconds: 0), by: .server, .changeSettings, on: AuditSubject(.settings),
            changes: changes)
    }

    @Test func `only what differs is kept, and a replaced secret is`() {
        let kept = entry([
            AuditChange("same", "a", "a"), AuditChange("other", "a", "b"), AuditChange("new", nil, "b"),
            AuditChange("gone", "a", nil), AuditChange(secret: "password"),
        ]).changes
        #expect(kept.map(\.field) == ["other", "new", "gone", "password"])
    }

    @Test func `names are compared whatever their order`() {
        #expect(entry([AuditChange("queues", names: ["b", "a"], ["a", "b"])]).changes.isEmpty)
    }

    @Test func `long texts and many fields are cut`() {
        let long = String(repeating: "ä", count: 2_000)
        let change = AuditChange("text", nil, long)
        #expect(change.after?.count == AuditEntry.textLimit)
        #expect(change.after?.last == "…")
        let many = entry((0..<1_000).map { AuditChange("\($0)", nil, "x") })
        #expect(many.changes.count == AuditEntry.changeLimit)
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (951_782_399_999, "2000-02-28T23:59:59Z"),
            (951_782_400_000, "2000-02-29T00:00:00Z"), (4_107_542_400_000, "2100-03-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"), (1_796_002_445_678, "2026-11-30T01:34:05Z"),
        ] as [(Int64, String)])
    func `a moment is written in UTC`(milliseconds: Int64, text: String) {
        #expect(Instant(milliseconds: milliseconds).auditText == text)
    }

    @Test(arguments: [
        (Span.seconds(90), "90 s"), (.minutes(60), "1 h"), (.days(30), "30 d"), (.milliseconds(0), "0 ms"),
        (.milliseconds(1_500), "1500 ms"), (.minutes(5), "5 min"),
    ])
    func `a time is written in the largest unit that divides it`(span: Span, text: String) {
        #expect(span.auditText == text)
    }
}
