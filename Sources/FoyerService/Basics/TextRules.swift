import FoyerCore

/// Validates texts that somebody typed.
enum TextRules {
    /// The trimmed text.
    /// - Throws: `empty` or `tooLong`, naming the field.
    static func checked(_ text: String, field: String, limit: Int) throws(AgentFailure) -> String {
        let text = trimmed(text)
        guard !OneLine.isBlank(text) else { throw .empty(field: field) }
        guard !isLonger(text, than: limit) else {
            throw .tooLong(field: field, limit: limit, got: text.count)
        }
        return text
    }

    /// The same for an optional text.
    static func optional(_ text: String?, field: String, limit: Int) throws(AgentFailure) -> String {
        let text = trimmed(text ?? "")
        guard !isLonger(text, than: limit) else {
            throw .tooLong(field: field, limit: limit, got: text.count)
        }
        return text
    }

    /// The text as one clean line; may be empty.
    static func line(_ text: String?, field: String, limit: Int) throws(AgentFailure) -> String {
        let text = OneLine.cleaned(text ?? "")
        guard !isLonger(text, than: limit) else {
            throw .tooLong(field: field, limit: limit, got: text.count)
        }
        return text
    }

    static func trimmed(_ text: String) -> String {
        var start = text.startIndex
        var end = text.endIndex
        while start < end, text[start].isWhitespace { start = text.index(after: start) }
        while start < end {
            let last = text.index(before: end)
            guard text[last].isWhitespace else { break }
            end = last
        }
        return String(text[start..<end])
    }

    /// Whether the text has more characters than `limit`. Counts them only if it has more bytes than that.
    static func isLonger(_ text: String, than limit: Int) -> Bool {
        text.utf8.count > limit && text.count > limit
    }
}
