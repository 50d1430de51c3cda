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
