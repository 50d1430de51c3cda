/// Texts of a flow: filling in fields and parsing answers.
enum FlowText {
    /// The text with each `{field}` replaced by the field's value. An unknown field becomes empty; a brace
    /// that opens no name is kept. Inserted values are not expanded again.
    static func filled(_ text: String, from fields: [String: String]) -> String {
        guard text.contains("{") else { return text }
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            filled += rest[..<open]
            rest = rest[open...].dropFirst()
            guard let close = rest.firstIndex(of: "}"), isName(rest[..<close]) else {
                filled += "{"
                continue
            }
            filled += fields[String(rest[..<close])] ?? ""
            rest = rest[close...].dropFirst()
        }
        return filled + rest
    }

    /// Field names are letters, digits, `-` and `_`.
    static func isName(_ text: Substring) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }

    static func trimmed(_ text: String) -> Substring {
        var text = text[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}

extension FlowQuestion.Kind {
    /// The parsed answer of this kind; nil if invalid.
    func value(of answer: String) -> String? {
        let answer = FlowText.trimmed(answer)
        guard !answer.isEmpty else { return nil }
        switch self {
        case .text:
            return String(answer)
        case .email:
            return EmailCheck.accepts(answer) ? String(answer) : nil
        case .choice(let choices):
            return choices.first { FlowText.trimmed($0).lowercased() == answer.lowercased() }
        }
    }
}
