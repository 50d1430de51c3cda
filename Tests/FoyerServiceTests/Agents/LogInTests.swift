import FoyerCore
import FoyerService
import FoyerStore
import Synchronization
import TestSupport
import Testing

struct LogInTests {
    private func logIn(
        _ house: TestHouse, sessions: [LogInSession] = [], isBusy: @escaping @Sendable () -> Bool = { false }
    ) -> LogIn {
        let tokens = Mutex(0)
        let secrets = Secrets(
            verify: { isBusy() ? nil : $0 == $1 }, waste: { _ in !isBusy() }, hash: { isBusy() ? nil : $0 },
            newToken: {
                tokens.withLock { count in
                    count += 1
                    return "token \(count)"
                }
            }, fingerprint: { "print of \($0)" },
            sign: { "\($0.hashValue)" }, isSigned: { $0 == "\($1.hashValue)" })
        let clock = house.clock
        return LogIn(
            store: house.store, secrets: secrets, directory: house.directory,
            clock: { clock.now }, sessions: sessions)
    }

    @Test func `the right password opens a session, whatever the case of the e-mail address`() async throws {
        let house = try await TestHouse.open()
        let logIn = logIn(house)

        let success = try await logIn(
            email: "Ana@Tulip.Example", password: "secret of Ana", from: Cast.address)
        let token = success.token

        #expect(success.agent.id == Cast.ana.id)
        #expect(logIn.agent(for: token)?.id == Cast.ana.id)
        #expect(logIn.agent(for: "token 99") == nil)
        try await logIn.end(token)
        #expect(logIn.agent(for: token) == nil)
    }

    @Test(arguments: [("ana@tulip.example", "wrong"), ("nobody@tulip.example", "secret of Ana"), ("", "")])
    func `the error does not say whether the address or the password was wrong`(
        email: String, password: String
    ) async throws {
        let logIn = logIn(try await TestHouse.open())

        let word = await refusal { _ = try await logIn(email: email, password: password, from: Cast.address) }

        #expect(word == "wrongCredentials")
    }

    @Test func `ten wrong passwords lock the address for a minute, but no other address`() async throws {
        let house = try await TestHouse.open()
        let logIn = logIn(house)
        for _ in 0..<10 {
            _ = await refusal {
                _ = try await logIn(email: "ana@tulip.example", password: "x", from: Cast.address)
            }
        }
        let elsewhere = Address(ipv4: 1)

        for email in ["ana@tulip.example", "ben@tulip.example"] {
            let word = await refusal {
                _ = try await logIn(email: email, password: "secret of Ana", from: Cast.address)
            }
            #expect(word.hasPrefix("tooManyAttempts"))
        }
        _ = try await logIn(email: "ana@tulip.example", password: "secret of Ana", from: elsewhere)
        _ = try await logIn(email: "ben@tulip.example", password: "secret of Ben", from: elsewhere)
        house.clock.advance(by: .minutes(1))
        _ = try await logIn(email: "ana@tulip.example", password: "secret of Ana", from: Cast.address)
    }

    @Test func `concurrent wrong passwords are counted`() async throws {
        let house = try await TestHouse.open()
        let logIn = logIn(house)

        let tried = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    do {
                        _ = try await logIn(email: "ana@tulip.example", password: "wrong", from: .unspecified)
                    } catch FoyerService.LogIn.Failure.tooManyAttempts {
                        return false
                    } catch {
                        return true
                    }
                    return true
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        #expect(tried == 10)
    }

    @Test
    func `while passwords cannot be verified, no account is revealed and no attempt is counted`()
        async throws
    {
        let house = try await TestHouse.open()
        let isBusy = Atomic(true)
        let logIn = logIn(house) { isBusy.load(ordering: .relaxed) }
        for _ in 0..<20 {
            for email in ["ana@tulip.example", "nobody@tulip.example"] {
                let word = await refusal {
                    _ = try await logIn(email: email, password: "secret of Ana", from: Cast.address)
                }
                #expect(word == "busy")
            }
        }

        isBusy.store(false, ordering: .relaxed)
        _ = try await logIn(email: "ana@tulip.example", password: "secret of Ana", from: Cast.address)
    }

    @Test func `while accounts cannot be read, no attempt is counted`() async throws {
        let house = try await TestHouse.open()
        let logIn = logIn(house)
        try await house.rename("agent", to: "unreadable")
        for _ in 0..<20 {
            let word = await refusal {
                _ = try await logIn(email: "ana@tulip.example", password: "secret of Ana", from: Cast.address)
            }
            #expect(word.hasPrefix("store"))
        }

        try await house.rename("unreadable", to: "agent")
        _ = try await logIn(email: "ana@tulip.example", password: "secret of Ana", from: Cast.address)
    }

    @Test func `strangers who guess passwords do not lock out a browser that logged in before`() async throws
    {
        let house = try await TestHouse.open()
        let logIn = logIn(house)
        let device = try await logIn(
            email: "ana@tulip.example", password: "secret of Ana", from: Cast.address
        ).device
        for number in 0..<200 {
            _ = await refusal {
                _ = try await logIn(
                    email: "ana@tulip.example", password: "x", from: Address(ipv4: UInt32(number / 9)))
            }
        }

        // Even from a network address that is itself locked.
        for _ in 0..<3 {
            let success = try await logIn(
                email: "ANA@tulip.example", password: "secret of Ana", from: Address(ipv4: 0), device: device)
            #expect(success.device == device)
        }
        let stranger = await refusal {
            _ = try await logIn(
                email: "ana@tulip.example", password: "secret of Ana", from: Address(ipv4: 0xCB00_7101))
        }
        #expect(stranger.hasPrefix("tooManyAttempts"))
    }

    @Test func `a known browser has ten wrong passwords a minute as well`() async throws {
        let house = try await TestHouse.open()
        let logIn = logIn(house)
        let device = try await logIn(
            email: "ana@tulip.example", password: "secret of Ana", from: Cast.address
        ).device
        for _ in 0..<10 {
            let word = await refusal {
                _ = try await logIn(
                    email: "ana@tulip.example", password: "x", from: Cast.address, device: device)
            }
            #expect(word == "wrongCredentials")
        }

        let word = await refusal {
            _ = try await logIn(
                email: "ana@tulip.example", password: "secret of Ana", from: Cast.address, device: device)
        }
        #expect(word.hasPrefix("tooManyAttempts"))
        // A browser on another network is not affected.
        _ = try await logIn(email: "ana@tulip.example", password: "secret of Ana", from: Cast.address)
    }

    @Test(arguments: ["", "v1", "v1..", "v1.token 2.", "v2", "v1.token 9.17", "v1.a.b.c"])
    func `a forged browser mark is not recognised`(mark: String) async throws {
        let house = try await TestHouse.open()
        let logIn = logIn(house)
        for _ in 0..<10 {
            _ = await refusal {
                _ = try await logIn(email: "ana@tulip.example", password: "x", from: Cast.address)
            }
        }

        let word = await refusal {
            _ = try await logIn(
                email: "ana@tulip.example", password: "secret of Ana", from: Cast.address, device: mark)
        }
        #expect(word.hasPrefix("tooManyAttempts"))
    }

    @Test func `a browser mark is valid only for the account that logged in`() async throws {
        let house = try await TestHouse.open()
        let logIn = logIn(house)
        let bens = try await logIn(
            email: "ben@tulip.example", password: "secret of Ben", from: Cast.address
        ).device
        for _ in 0..<10 {
            _ = await refusal {
                _ = try await logIn(
                    email: "ana@tulip.example", password: "x", from: Cast.address, device: bens)
            }
        }

        let word = await refusal {
            _ = try await logIn(
                email: "ana@tulip.example", password: "secret of Ana", from: Cast.address, device: bens)
        }
        #expect(word.hasPrefix("tooManyAttempts"))
    }

    @Test func `only sessions used since the last write are written`()
        async throws
    {
        let house = try await TestHouse.open()
        let logIn = logIn(house)
        let token = try await logIn(
            email: "ana@tulip.example", password: "secret of Ana", from: Cast.address
        ).token
        func written() async throws -> Int {
            _ = house.database.takeCount()
            try await logIn.writeSeen()
            return house.database.takeCount()
        }

        #expect(try await written() == 0)
        house.clock.advance(by: .minutes(1))
        #expect(logIn.agent(for: token) != nil)
        #expect(try await written() == 1)
        #expect(try await written() == 0)
        house.clock.advance(by: .hours(13))
        #expect(try await written() == 0)
        #expect(logIn.agent(for: token) == nil)
    }

    @Test func `a session ends after twelve idle hours, and survives a restart until then`() async throws {
        let house = try await TestHouse.open()
        let before = logIn(house)
        let token = try await before(
            email: "ana@tulip.example", password: "secret of Ana", from: Cast.address
        ).token
        house.clock.advance(by: .hours(11))
        #expect(before.agent(for: token) != nil)
        try await before.writeSeen()
        house.clock.advance(by: .hours(11))

        let stored = try await house.store.read { db in
            try db.sessions.all(seenSince: Instant(milliseconds: 0))
        }
        let after = logIn(house, sessions: stored)
        #expect(after.agent(for: token) != nil)
        house.clock.advance(by: .hours(12))
        #expect(after.agent(for: token) == nil)
    }
}
