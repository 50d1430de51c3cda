import FoyerCore
import TestSupport
import Testing

@testable import FoyerStore

struct AuditTableTests {
    private let store: Store
    private static let ana = Agent.ID(high: 1, low: 1)
    private static let ben = Agent.ID(high: 1, low: 2)

    init() async throws {
        store = try await Store.inMemory()
        try await store.write { [entries = Self.entries] db in
            for entry in entries { try db.audit.append(entry) }
        }
    }

    /// Two agents, three actions, two widgets; several entries in one millisecond.
    private static let entries: [AuditEntry] = (0..<60).map { number in
        let (id, name) = number.isMultiple(of: 2) ? (ana, "Ana") : (ben, "Ben")
        let actions: [AuditAction] = [.logIn, .changeWidget, .ban]
        return AuditEntry(
            at: Instant(milliseconds: Int64(number / 4)), by: .agent(id, name: name), actions[number % 3],
            on: AuditSubject(.widget, id: "w\(number % 2)", name: "Widget \(number)"), detail: "\(number)",
            changes: [AuditChange("n", nil, "\(number)")])
    }

    private func read(_ filter: AuditFilter, limit: Int = 7) async throws -> [AuditEntry] {
        var all: [AuditEntry] = []
        var position = AuditRecord.Position.end
        while true {
            let part = try await store.read { [position] db in
                try db.audit.page(filter, before: position, limit: limit)
            }
            all += part.map(\.entry)
            guard let last = part.last else { return all }
            position = last.position
        }
    }

    @Test func `an entry is read as it was written`() async throws {
        let entry = AuditEntry(
            at: Instant(milliseconds: 99), by: .commandLine, .changeSettings, on: AuditSubject(.settings),
            detail: "a\u{0}b",
            changes: [
                AuditChange("f", "", "x"), AuditChange("g", nil, ""), AuditChange("h", "1", nil),
                AuditChange(secret: "p"), AuditChange("i", "\u{1F}", "\u{1E}y"),
            ])
        // PostgreSQL stores no U+0000.
        let clean = AuditEntry(
            at: entry.at, by: .commandLine, entry.action, on: entry.subject, detail: "ab",
            changes: Array(entry.changes.dropLast()) + [AuditChange("i", "", "y")])
        try await store.write { db in try db.audit.append(entry) }
        #expect(try await read(AuditFilter(), limit: 1).first == clean)
    }

    @Test(arguments: [
        AuditFilter(), AuditFilter(agent: ana), AuditFilter(actions: [.ban]),
        AuditFilter(agent: ben, actions: [.ban, .logIn]),
        AuditFilter(subject: .init(.widget, "w1")), AuditFilter(agent: ana, subject: .init(.widget, "w1")),
        AuditFilter(actions: [.ban, .changeWidget], subject: .init(.widget, "w0")),
        AuditFilter(from: Instant(milliseconds: 3), until: Instant(milliseconds: 9)),
        AuditFilter(
            agent: ana, actions: [.logIn], from: Instant(milliseconds: 2), until: Instant(milliseconds: 12)),
        AuditFilter(actions: [.erase]),
    ])
    func `pages together are what the filter means, newest first`(filter: AuditFilter) async throws {
        let meant = Self.entries.reversed().filter { entry in
            (filter.agent.map { entry.author.agent == $0 } ?? true)
                && (filter.actions.isEmpty || filter.actions.contains(entry.action))
                && (filter.subject.map { $0.kind == entry.subject.kind && $0.id == entry.subject.id } ?? true)
                && (filter.from.map { entry.at >= $0 } ?? true)
                && (filter.until.map { entry.at < $0 } ?? true)
        }
        #expect(try await read(filter) == meant)
    }

    @Test func `the oldest entries go first, a batch at a time`() async throws {
        let moment = Instant(milliseconds: 5)
        #expect(try await store.write { db in try db.audit.expire(before: moment, batch: 15) })
        #expect(try await read(AuditFilter()) == Self.entries.dropFirst(15).reversed())
        #expect(try await !store.write { db in try db.audit.expire(before: moment, batch: 15) })
        #expect(try await read(AuditFilter()) == Self.entries.dropFirst(20).reversed())
    }
}
