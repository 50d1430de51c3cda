import CCurl
import FoyerCore

/// The dialogue with a mail server as an administrator may read it: without passwords. Used by one thread.
final class MailTrace {
    private(set) var lines: [MailDialogueLine] = []
    /// The client's last command, as the server understood it.
    private(set) var lastCommand = ""
    private var hidesNext = false

    /// More than any dialogue has; a server that talks on is cut off.
    private static let limit = 200
    private static let lineLimit = 500

    func record(_ kind: curl_infotype, _ bytes: UnsafeRawBufferPointer) {
        let text = String(decoding: bytes, as: UTF8.self)
        switch kind {
        case CURLINFO_HEADER_OUT: for line in Self.split(text) { command(line) }
        case CURLINFO_HEADER_IN: for line in Self.split(text) { reply(line) }
        case CURLINFO_TEXT: for line in Self.split(text) { add(.note, line) }
        default: break  // the mail itself, and encrypted bytes
        }
    }

    private func command(_ line: String) {
        if hidesNext { return add(.foyer, "(hidden)") }
        let words = line.split(separator: " ", omittingEmptySubsequences: true)
        let command = words.first.map { $0.uppercased() } ?? ""
        // The farewell after a refusal is not what was refused.
        if command != "QUIT" { lastCommand = command }
        // "AUTH PLAIN" is followed by the password itself.
        guard command == "AUTH", words.count > 2 else { return add(.foyer, line) }
        add(.foyer, words.prefix(2).joined(separator: " ") + " (hidden)")
    }

    private func reply(_ line: String) {
        // 334 asks for a name, a password, or an answer to a challenge (RFC 4954).
        hidesNext = line.hasPrefix("334")
        add(.server, line)
    }

    private func add(_ side: MailDialogueLine.Side, _ text: String) {
        guard lines.count < Self.limit else { return }
        let text = OneLine.cleaned(String(text.prefix(Self.lineLimit)))
        if !text.isEmpty { lines.append(MailDialogueLine(from: side, text)) }
    }

    private static func split(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map(String.init)
    }
}
