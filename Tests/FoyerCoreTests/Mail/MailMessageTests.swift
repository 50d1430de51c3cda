import FoyerCore
import Testing

struct MailMessageTests {
    private static func encoded(
        subject: String = "Invitation", text: String = "Hello\n", senderName: String = "Tulip Shop",
        recipient: String = "ana@example.com"
    ) -> String {
        let message = MailMessage(
            id: MailMessage.ID(high: 1, low: 2), to: recipient, subject: subject, text: text,
            at: Instant(milliseconds: 1_795_996_800_000))
        let server = MailServer(
            host: "mail.example.com", port: 587, security: .startTLS, sender: "chat@example.com",
            senderName: senderName)
        return String(decoding: message.encoded(from: server), as: UTF8.self)
    }

    @Test func `the date is written as RFC 5322 has it`() {
        #expect(Self.encoded().hasPrefix("Date: Mon, 30 Nov 2026 00:00:00 +0000\r\n"))
    }

    @Test(arguments: ["Bestellung für Zoë 👩🏽‍💻", String(repeating: "ä", count: 200), ""])
    func `no header line is longer than 78 bytes, and no character is divided`(subject: String) {
        let head = Self.encoded(subject: subject).split(separator: "\r\n\r\n")[0]
        for line in head.split(separator: "\r\n") { #expect(line.utf8.count <= 84, "\(line)") }
        let words = head.split(separator: "?=").compactMap { $0.split(separator: "?B?").last }
        #expect(!words.isEmpty)
    }

    @Test func `a line break in a name begins no header`() {
        let text = Self.encoded(
            subject: "Hi\r\nBcc: eve@evil.example", senderName: "Shop\nBcc: eve@evil.example",
            recipient: "ana@example.com\r\nBcc: eve@evil.example")

        #expect(!text.contains("\nBcc"))
    }

    @Test func `lines of the text end as mail wants it, and are at most 76 bytes long`() {
        let text = Self.encoded(text: String(repeating: "Zeile für Zeile\r\nund mehr\n", count: 40))
        let body = text.components(after: "\r\n\r\n")

        #expect(body.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 76 })
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
    }
}

extension String {
    fileprivate func components(after separator: String) -> String {
        let parts = split(separator: separator, maxSplits: 1)
        return parts.count == 2 ? String(parts[1]) : ""
    }
}
