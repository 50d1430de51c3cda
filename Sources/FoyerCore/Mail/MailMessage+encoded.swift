extension MailMessage {
    /// The message as RFC 5322 wants it, with the text in base 64, so that no line is too long and no relay
    /// changes a byte.
    public func encoded(from server: MailServer) -> [UInt8] {
        let headers = [
            ("Date", Self.date(at)),
            ("From", Self.mailbox(server.senderName, server.sender)),
            ("To", "<\(Self.oneLine(recipient))>"),
            ("Message-ID", "<\(id)@\(Self.domain(of: server.sender))>"),
            ("Subject", Self.encodedWords(subject)),
            // RFC 3834: automatic replies do not answer it.
            ("Auto-Submitted", "auto-generated"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "base64"),
        ]
        var lines = headers.map { "\($0): \($1)" }
        lines.append("")
        let body = Base64.encoded(Array(Self.canonical(text).utf8))
        var rest = body[...]
        while !rest.isEmpty {
            lines.append(String(rest.prefix(Self.lineLength)))
            rest = rest.dropFirst(Self.lineLength)
        }
        return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    }

    /// RFC 2045 section 6.8.
    private static let lineLength = 76
    /// Bytes of text in one encoded word: with its frame it has at most 75 letters (RFC 2047 section 2).
    private static let wordLength = 45

    private static func canonical(_ text: String) -> String {
        let unix = text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
        return unix.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    }

    /// A header is one line: a line break in a name would begin another header.
    private static func oneLine(_ text: String) -> String { OneLine.cleaned(text) }

    private static func domain(of address: String) -> String {
        oneLine(address.split(separator: "@").last.map(String.init) ?? "localhost")
    }

    private static func mailbox(_ name: String, _ address: String) -> String {
        let name = oneLine(name)
        return name.isEmpty ? "<\(oneLine(address))>" : "\(encodedWords(name)) <\(oneLine(address))>"
    }

    /// Encoded words (RFC 2047), one a line; no character is divided. Used for ASCII as well: a name needs no
    /// quoting then.
    private static func encodedWords(_ text: String) -> String {
        var words: [String] = []
        var word: [UInt8] = []
        for character in oneLine(text).unicodeScalars {
            let bytes = Array(String(character).utf8)
            if word.count + bytes.count > wordLength {
                words.append("=?UTF-8?B?\(Base64.encoded(word))?=")
                word = []
            }
            word += bytes
        }
        words.append("=?UTF-8?B?\(Base64.encoded(word))?=")
        return words.joined(separator: "\r\n ")
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let secondsPerDay = 86_400

    /// RFC 5322 section 3.3, in UTC.
    private static func date(_ moment: Instant) -> String {
        let seconds = Int(moment.milliseconds / 1_000)
        let (days, rest) = seconds.quotientAndRemainder(dividingBy: secondsPerDay)
        let date = CivilDate(dayNumber: days)
        let (year, month, day) = date.parts
        let weekday = Weekday.allCases.firstIndex(of: date.weekday) ?? 0
        let time = [rest / 3_600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(weekdays[weekday]), \(day) \(months[month - 1]) \(year) "
            + time.joined(separator: ":") + " +0000"
    }
}
