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
