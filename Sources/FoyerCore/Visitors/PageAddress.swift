/// Removes secrets from the addresses of pages, such as the token of a "reset your password" link: the list,
/// trails, searches and agents never need them. A secret is replaced by `…`.
/// The widget does the same before it sends (web/widget); `Tests/Fixtures/addresses.json` holds both to the
/// same results. The rules, all by ASCII letters and case-insensitive:
/// 1. A field of the query or the fragment (`a=b`, between `&` or `;`) or of a path segment (`;a=b`) whose
///   name is sensitive.
/// 2. A value or a path segment that is an e-mail address or begins like a JSON Web Token, whatever its name.
/// 3. A value that is itself an address with a secret in it.
/// 4. Name and password before the host.
public enum PageAddress {
    /// Replaces a secret.
    static let mark = "…"

    /// Parts that make any name sensitive: `reset_token`, `PHPSESSID`, `X-Amz-Signature`.
    static let secretParts = ["token", "secret", "passw", "session", "sessid", "signature", "credential"]

    /// Words that make a name sensitive as a whole word: `key` in `api_key` and `apiKey`, but not in
    /// `keyword`.
    static let secretWords: Set<String> = [
        "key", "apikey", "accesskey", "code", "authcode", "auth", "sid", "sig", "otp", "pwd", "pass", "jwt",
        "email", "mail",
    ]

    /// The address without its secrets.
    /// - Parameter names: additional sensitive names of one website, in lower case.
    public static func withoutSecrets(_ address: String, names: Set<String> = []) -> String {
        // Most addresses have no candidates and are not copied: this runs for every page view.
        guard mayHoldSecret(address, names) else { return address }
        return withoutSecrets(address, names: names, depth: 0)
    }

    /// Deeper nesting of addresses within addresses is not examined.
    private static let depthLimit = 2

    /// Whether any rule can apply, without allocating: this runs for every page view. Rule 2 needs an `@` or
    /// the beginning of a token, rules 1 and 3 a sensitive name; percent-encoding may hide either.
    private static func mayHoldSecret(_ address: String, _ names: Set<String>) -> Bool {
        var address = address
        return address.withUTF8 { bytes in
            var hasFields = false
            var place = 0
            while place < bytes.count {
                let byte = bytes[place]
                if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "%") { return true }
                if byte == UInt8(ascii: "e"), begins(bytes, place, with: tokenBytes) { return true }
                if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";") {
                    hasFields = true
                }
                place += 1
            }
            return hasFields && (!names.isEmpty || holdsHint(bytes))
        }
    }

    private static func holdsHint(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var place = 0
        while place < bytes.count {
            var hint = 0
            while hint < hints.count {
                if begins(bytes, place, with: hints[hint]) { return true }
                hint += 1
            }
            place += 1
        }
        return false
    }

    private static let tokenBytes: StaticString = "eyJ"
    /// What every sensitive name contains, in lower case; `auth`, `key`, `pass` and `mail` cover the longer
    /// ones.
    private static let hints: [StaticString] = [
        "token", "secret", "pass", "sess", "signature", "credential", "key", "code", "auth", "sid", "sig",
        "otp", "pwd", "jwt", "mail",
    ]

    /// Capital letters match small ones, except in `part`.
    private static func begins(
        _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, with part: StaticString
    ) -> Bool {
        let count = part.utf8CodeUnitCount
        guard place + count <= bytes.count else { return false }
        var offset = 0
        while offset < count {
            let (byte, wanted) = (bytes[place + offset], part.utf8Start[offset])
            guard byte == wanted || (isUpper(byte) && byte | 0x20 == wanted) else { return false }
            offset += 1
        }
        return true
    }

    private static func withoutSecrets(_ address: String, names: Set<String>, depth: Int) -> String {
        let (body, fragment) = split(address[...], at: "#")
        let (path, query) = split(body, at: "?")
        var shown = self.path(path, names, depth)
        if let query { shown += "?" + fields(query, names, depth) }
        if let fragment { shown += "#" + self.fragment(fragment, names, depth) }
        return shown
    }

    /// `#access_token=…`, and the routes of single-page applications: `#/reset?token=…`.
    private static func fragment(_ text: Substring, _ names: Set<String>, _ depth: Int) -> String {
        let (route, query) = split(text, at: "?")
        guard let query else {
            return text.utf8.contains(UInt8(ascii: "="))
                ? fields(text, names, depth) : segments(text, names, depth)
        }
        return segments(route, names, depth) + "?" + fields(query, names, depth)
    }

    private static func path(_ text: Substring, _ names: Set<String>, _ depth: Int) -> String {
        guard let start = authority(of: text) else { return segments(text, names, depth) }
        let end = text[start...].firstIndex { $0 == "/" } ?? text.endIndex
        guard let at = text[start..<end].lastIndex(of: "@") else {
            return text[..<end] + segments(text[end...], names, depth)
        }
        return text[..<start] + mark + text[at..<end] + segments(text[end...], names, depth)
    }

    /// Where the host, or the name before it, begins; nil for an address without one.
    private static func authority(of text: Substring) -> Substring.Index? {
        guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "/" }) else { return nil }
        let rest = text[colon...]
        if rest.hasPrefix("://") { return text.index(colon, offsetBy: 3) }
        return colon == text.startIndex && rest.hasPrefix("//") ? text.index(colon, offsetBy: 2) : nil
    }

    private static func segments(_ text: Substring, _ names: Set<String>, _ depth: Int) -> String {
        joined(text, by: ["/"]) { segment in
            let parts = split(segment, at: ";")
            let first = isSecret(decoded(parts.0), names, depth) ? mark : String(parts.0)
            return parts.1.map { first + ";" + fields($0, names, depth) } ?? first
        }
    }

    private static func fields(_ text: Substring, _ names: Set<String>, _ depth: Int) -> String {
        joined(text, by: ["&", ";"]) { field in
            let (name, value) = split(field, at: "=")
            guard let value, !value.isEmpty else {
                return isSecret(decoded(name), names, depth) ? mark : String(field)
            }
            guard isTelling(decoded(name), names) || isSecret(decoded(value), names, depth) else {
                return String(field)
            }
            return name + "=" + mark
        }
    }

    /// Whether the name marks its value as a secret.
    private static func isTelling(_ name: String, _ names: Set<String>) -> Bool {
        let lower = lowerCase(name)
        if names.contains(lower) || secretParts.contains(where: { contains(lower, $0) }) { return true }
        return words(of: name).contains { secretWords.contains($0) }
    }

    /// Whether a text is a secret whatever its name.
    private static func isSecret(_ text: String, _ names: Set<String>, _ depth: Int) -> Bool {
        if isEmail(text) || isWebToken(text) { return true }
        guard depth < depthLimit,
            text.utf8.contains(UInt8(ascii: "=")) || text.utf8.contains(UInt8(ascii: "@")),
            text.utf8.contains(UInt8(ascii: "/")) || text.utf8.contains(UInt8(ascii: "?"))
        else { return false }
        return withoutSecrets(text, names: names, depth: depth + 1) != text
    }

    /// Something, `@`, something, a dot, and a top-level domain that begins with a letter; no blank and no
    /// second `@`.
    private static func isEmail(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !text.utf8.contains(where: isBlankOrSlash) else {
            return false
        }
        guard let dot = parts[1].dropFirst().lastIndex(of: UInt8(ascii: ".")) else { return false }
        let domain = parts[1][dot...].dropFirst()
        return domain.count > 1 && domain.first.map(isLetter) == true
    }

    private static func isBlankOrSlash(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: "/") }

    /// `{"` in base64url, with which the header of every JSON Web Token begins (RFC 7519).
    private static let tokenStart = "eyJ"

    /// Three parts separated by dots; five when it is encrypted (RFC 7516).
    private static func isWebToken(_ text: String) -> Bool {
        guard text.hasPrefix(tokenStart) else { return false }
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return (2...5).contains(parts.count) && parts[0].count > 3 && !parts[1].isEmpty
            && parts.allSatisfy { $0.allSatisfy(isOfBase64URL) }
    }

    private static func isOfBase64URL(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}

// Texts, by bytes: a combining character must not hide a separator.
extension PageAddress {
    private static func isLower(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte }
    private static func isUpper(_ byte: UInt8) -> Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte }
    private static func isLetter(_ byte: UInt8) -> Bool { isLower(byte) || isUpper(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    private static func lowerCase(_ text: String) -> String {
        String(decoding: text.utf8.map { isUpper($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private static func contains(_ text: String, _ part: String) -> Bool {
        let (text, part) = (Array(text.utf8), Array(part.utf8))
        guard text.count >= part.count else { return false }
        return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
    }

    /// Runs of letters in lower case; a capital after a small letter begins another word.
    private static func words(of name: String) -> [String] {
        var words: [[UInt8]] = []
        var before: UInt8 = 0
        for byte in name.utf8 {
            if isLetter(byte) {
                if !isLetter(before) || isLower(before) && isUpper(byte) { words.append([]) }
                words[words.count - 1].append(byte | 0x20)
            }
            before = byte
        }
        return words.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The text before the first separator and after it; nil if there is none.
    private static func split(_ text: Substring, at separator: Unicode.Scalar) -> (Substring, Substring?) {
        guard let place = text.utf8.firstIndex(of: UInt8(ascii: separator)) else { return (text, nil) }
        return (text[..<place], text[text.utf8.index(after: place)...])
    }

    /// Applies `shown` to each part between separators.
    private static func joined(
        _ text: Substring, by separators: [Unicode.Scalar], _ shown: (Substring) -> String
    ) -> String {
        let separators = separators.map { UInt8(ascii: $0) }
        var result = ""
        var rest = text
        while let place = rest.utf8.firstIndex(where: { separators.contains($0) }) {
            let next = rest.utf8.index(after: place)
            result += shown(rest[..<place]) + rest[place..<next]
            rest = rest[next...]
        }
        return result + shown(rest)
    }

    /// Decodes percent-encoding; a `%` without two digits is kept, and invalid UTF-8 becomes U+FFFD.
    private static func decoded(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        var place = 0
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "%"), place + 2 < bytes.count, let high = digit(bytes[place + 1]),
                let low = digit(bytes[place + 2])
            {
                decoded.append(high << 4 | low)
                place += 3
            } else {
                decoded.append(bytes[place])
                place += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
