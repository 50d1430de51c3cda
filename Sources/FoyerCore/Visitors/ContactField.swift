/// A field of a visitor's contact. One rule for values entered by agents, sent by websites and asked for by
/// flows.
public enum ContactField: String, CaseIterable, Hashable, Sendable {
    case name
    case email
    case phone

    /// The maximum number of Unicode code points in the field.
    public var limit: Int {
        switch self {
        // A person's name, with room for several.
        case .name: 128
        // RFC 5321 section 4.5.3.1.3.
        case .email: EmailCheck.lengthLimit
        // E.164 allows 15 digits; people add spaces, brackets and an extension.
        case .phone: 32
        }
    }

    /// The text as one clean line; nil if nothing is left.
    public func checked(_ text: String) throws(ContactFault) -> String? {
        let line = OneLine.cleaned(text)
        if line.isEmpty { return nil }
        guard line.utf8.count <= limit || line.unicodeScalars.count <= limit else {
            throw ContactFault(self, .tooLong(limit: limit, got: line.unicodeScalars.count))
        }
        switch self {
        case .name: break
        case .email: guard EmailCheck.accepts(line[...]) else { throw ContactFault(self, .notAnEmail) }
        case .phone: guard PhoneCheck.accepts(line) else { throw ContactFault(self, .notAPhone) }
        }
        return line
    }
}

/// Why a text isn't allowed in a field of a contact.
public struct ContactFault: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        case tooLong(limit: Int, got: Int)
        case notAnEmail
        case notAPhone
    }

    public let field: ContactField
    public let reason: Reason

    public init(_ field: ContactField, _ reason: Reason) {
        self.field = field
        self.reason = reason
    }
}

/// Whether a text looks like a telephone number: digits of any script separated by blanks and the usual
/// signs, a plus only in front, optionally an extension ("+49 30 123456", "(555) 010-9999 ext. 12").
enum PhoneCheck {
    /// Three: emergency and service numbers. Fifteen: ITU-T E.164 section 6.1; the same again for an
    /// extension.
    private static let digits = 3...15
    private static let extensionDigits = 1...15
    private static let signs = " ()-./\u{2010}\u{2011}\u{2013}"
    private static let extensionWords = ["extension", "ext.", "ext", "x", "#"]

    static func accepts(_ text: String) -> Bool {
        let (number, rest) = parts(of: text.lowercased())
        let signed = number.first == "+" ? number.dropFirst() : number[...]
        guard digits.contains(signed.count(where: \.isWholeNumber)),
            signed.allSatisfy({ $0.isWholeNumber || signs.contains($0) })
        else { return false }
        guard let rest else { return true }
        return extensionDigits.contains(rest.count) && rest.allSatisfy(\.isWholeNumber)
    }

    /// The number, and the extension after its keyword.
    private static func parts(of text: String) -> (number: String, rest: String?) {
        for word in extensionWords {
            guard let place = text.firstRange(of: word) else { continue }
            return (
                String(text[..<place.lowerBound]), text[place.upperBound...].filter { !$0.isWhitespace }
            )
        }
        return (text, nil)
    }
}
