import FoyerCore

/// Checks a text that somebody typed.
enum Wording {
    /// The text without blanks around it.
    ///
    /// - Throws: `empty` or `tooLong`, naming the field.
    static func checked(_ text: String, field: String, limit: Int) throws(AgentFailure) -> String {
        let text = trimmed(text)
        guard !text.isEmpty else { throw .empty(field: field) }
        guard text.count <= limit else { throw .tooLong(field: field, limit: limit, got: text.count) }
        return text
    }

    /// The same for a text that may be left out.
    static func optional(_ text: String?, field: String, limit: Int) throws(AgentFailure) -> String {
        let text = trimmed(text ?? "")
        guard text.count <= limit else { throw .tooLong(field: field, limit: limit, got: text.count) }
        return text
    }

    static func trimmed(_ text: String) -> String {
        let isBlank: (Character) -> Bool = { $0.isWhitespace }
        return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
