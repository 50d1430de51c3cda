import FoyerCore
import FoyerService
import FoyerStore
import TestSupport
import Testing

struct AuditedActionTests {
    private let house: TestHouse

    init() async throws { house = try await TestHouse.open().staffed() }

    /// One line each: action, who, kind, name, changes.
    private func log() async throws -> [String] {
        try await house.database.aside.read { db in
            try db.run("SELECT * FROM audit ORDER BY id").map { row in
                let words = try ["action", "agent_name", "kind", "name", "detail"].map { try row.text($0) }
                return words.joined(separator: "|")
            }
        }
    }

    private var gate: Gate {
        let clock = house.clock
        return Gate(
            house.directory, recordRefusal: RecordRefusals(store: house.store, clock: { clock.now }))
    }

    @Test func `a ban, its change and its end are recorded with the value that was banned`() async throws {
        let ana = try house.actor(Cast.ana.id, needs: .manageBans)
        let range = try AddressRange("203.0.113.0/24")
        guard
            case .made(let ban) = try await house.manageBans.add(
                .addresses(range), comment: "Rude", expires: nil, isConfirmed: true, by: ana)
        else { throw Unexpected() }
        _ = try await house.manageBans.change(
            ban.id, subject: nil, comment: "Very rude", expires: nil, isConfirmed: true, by: ana)
        try await house.manageBans.remove(ban.id, by: ana)

        let name = "203.0.113.0 – 203.0.113.255"
        #expect(
            try await log() == [
                "ban|\(Cast.ana.name)|ban|\(name)|Rude", "changeBan|\(Cast.ana.name)|ban|\(name)|",
                "removeBan|\(Cast.ana.name)|ban|\(name)|Very rude",
            ])
    }

    @Test func `a refusal is recorded once a minute for each permission`() async throws {
        let gate = self.gate
        func ask(_ permission: Role.Permission) {
            #expect(throws: AgentFailure.self) {
                try gate.actor(Cast.ben.id, needs: .permission(permission))
            }
        }

        for _ in 0..<100 { ask(.changeSettings) }
        ask(.manageBans)
        // Submitted before, so durable before.
        try await house.store.write { _ in }
        #expect(
            try await log() == [
                "refuse|\(Cast.ben.name)|permission|changeSettings|",
                "refuse|\(Cast.ben.name)|permission|manageBans|",
            ])

        await house.wait(.minutes(1))
        ask(.changeSettings)
        try await house.store.write { _ in }
        #expect(try await log().count == 3)
    }

    @Test func `what is permitted leaves no refusal`() async throws {
        let gate = self.gate
        _ = try gate.actor(Cast.ana.id, needs: .permission(.changeSettings))
        _ = try gate.actor(Cast.ben.id, needs: .anyOf([.manageBans, .ban]))
        _ = try gate.actor(Cast.ben.id, needs: .login)
        try await house.store.write { _ in }
        #expect(try await log().isEmpty)
    }

    private struct Unexpected: Error {}
}
