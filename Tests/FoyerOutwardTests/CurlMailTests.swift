import FoyerCore
import FoyerOutward
import FoyerService
import Testing

struct CurlMailTests {
    private static let message = MailMessage(
        id: MailMessage.ID(high: 1, low: 2), to: "ana@example.com", subject: "Hello", text: "Hello\n",
        at: Instant(milliseconds: 0))

    /// The dialogue itself is tested against a real mail server in e2e/test_mail.py.
    @Test func `a server that does not listen is named`() async throws {
        let server = MailServer(host: "127.0.0.1", port: 1, security: .none, sender: "chat@example.com")

        let outcome = await CurlMail().transport.send(Self.message, server)

        let failure = try #require(outcome.failure)
        #expect(failure.reason.contains("127.0.0.1") && failure.reason.contains("port 1"))
        #expect(!failure.isPermanent)
    }
}
