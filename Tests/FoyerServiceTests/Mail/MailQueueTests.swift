import FoyerCore
import FoyerService
import FoyerStore
import Synchronization
import TestSupport
import Testing

struct MailQueueTests {
    private let store: Store
    private let post = PostOffice()
    private let clock = ManualClock()

    init() async throws {
        store = try await Store.inMemory()
        let server = MailServer(
            host: "smtp.example.com", port: 25, security: .none, login: "foyer", password: "sealed:secret",
            sender: "chat@example.com")
        try await store.write { db in try db.mailServer.save(server) }
    }

    private var send: SendQueuedMail {
        SendQueuedMail(
            store: store, transport: post.transport,
            sealing: Sealing(seal: { "sealed:\($0)" }, open: { String($0.dropFirst("sealed:".count)) }),
            clock: { [clock] in clock.now })
    }

    private func enqueue(_ number: UInt64 = 1) async throws {
        let message = MailMessage(
            id: MailMessage.ID(high: 0, low: number), to: "ana@example.com", subject: "Invitation \(number)",
            text: "A link", at: clock.now)
        try await store.write { db in try db.mail.enqueue(message) }
    }

    private func queued() async throws -> [QueuedMail] {
        try await store.read { db in try db.mail.newest(upTo: 10, at: clock.now) }
    }

    @Test func `mail is sent once, with the opened password, and its text is deleted`() async throws {
        try await enqueue()

        try await send()
        try await send()

        #expect(post.sent.map(\.subject) == ["Invitation 1"] && post.passwords == ["secret"])
        let mail = try #require(try await queued().first)
        #expect(mail.sent == clock.now && mail.due == nil && mail.attempts == 1)
        #expect(try await store.read { db in try db.mail.due(at: clock.now + .days(1), upTo: 9) }.isEmpty)
    }

    @Test func `a refused mail is tried again, later each time, and given up after a day and a half`()
        async throws
    {
        try await enqueue()
        post.failure = MailFailure(reason: "451 Try later", isPermanent: false)
        var waits: [Int64] = []
        for _ in 0..<20 {
            try await send()
            let mail = try #require(try await queued().first)
            #expect(mail.failure == "451 Try later")
            guard let due = mail.due else { break }
            waits.append(due.since(clock.now).milliseconds / 60_000)
            clock.advance(by: due.since(clock.now))
        }

        #expect(waits == [1, 5, 15, 60, 180, 480, 1_440])
        #expect(post.tried == 8)
    }

    @Test func `a mail that is refused for good is not sent again`() async throws {
        try await enqueue()
        post.failure = MailFailure(reason: "550 No such mailbox", isPermanent: true)

        try await send()
        clock.advance(by: .days(2))
        try await send()

        #expect(post.tried == 1)
        #expect(try await queued().first?.due == nil)
    }

    @Test func `mail waits for a mail server`() async throws {
        try await store.write { db in try db.mailServer.delete() }
        try await enqueue()

        try await send()

        #expect(post.tried == 0)
        #expect(try await queued().first?.attempts == 0)
    }

    @Test func `sent mail is forgotten after a month, waiting mail is not`() async throws {
        try await enqueue(1)
        try await send()
        clock.advance(by: .days(31))
        try await enqueue(2)
        post.failure = MailFailure(reason: "451 Try later", isPermanent: false)
        try await send()

        try await send()

        #expect(try await queued().map(\.message.subject) == ["Invitation 2"])
    }
}

/// A mail server with scripted outcomes.
private final class PostOffice: Sendable {
    private struct State {
        var sent: [MailMessage] = []
        var passwords: [String?] = []
        var tried = 0
        var failure: MailFailure?
    }

    private let state = Mutex(State())

    var sent: [MailMessage] { state.withLock(\.sent) }
    var passwords: [String?] { state.withLock(\.passwords) }
    var tried: Int { state.withLock(\.tried) }
    var failure: MailFailure? {
        get { state.withLock(\.failure) }
        set { state.withLock { $0.failure = newValue } }
    }

    var transport: MailTransport {
        MailTransport { [self] message, server in
            state.withLock { state in
                state.tried += 1
                if state.failure == nil {
                    state.sent.append(message)
                    state.passwords.append(server.password)
                }
                return MailOutcome(failure: state.failure)
            }
        }
    }
}
