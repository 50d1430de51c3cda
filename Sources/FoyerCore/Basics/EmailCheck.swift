/// Whether a text looks like an e-mail address. Narrower than RFC 5321: accepts addresses in real use, in any
/// script, and rejects typing errors.
public enum EmailCheck {
    /// RFC 5321 section 4.5.3.1, in bytes.
    static let lengthLimit = 254
    static let localLimit = 64
    /// RFC 1035 section 2.3.4.
    static let labelLimit = 63

    public static func accepts(_ text: Substring) -> Bool {
        guard text.utf8.count <= lengthLimit else { return false }
        let sides = text.split(separator: "@", omittingEmptySubsequences: false)
        guard sides.count == 2 else { return false }
        return isLocal(sides[0]) && isDomain(sides[1])
    }

    private static func isLocal(_ local: Substring) -> Bool {
        guard !local.isEmpty, local.utf8.count <= localLimit else { return false }
        return local.split(separator: ".", omittingEmptySubsequences: false)
            .allSatisfy { atom in !atom.isEmpty && atom.allSatisfy(isOfLocal) }
    }

    /// At least two labels, the last with a letter: "localhost" and "1.2.3.4" are not mail domains.
    private static func isDomain(_ domain: Substring) -> Bool {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, last.contains(where: \.isLetter) else {
            return false
        }
        return last.count >= 2 && labels.allSatisfy(isLabel)
    }

    private static func isLabel(_ label: Substring) -> Bool {
        guard let first = label.first, let last = label.last, label.utf8.count <= labelLimit else {
            return false
        }
        return first != "-" && last != "-" && label.allSatisfy { $0 == "-" || isLetterOrDigit($0) }
    }

    private static func isOfLocal(_ character: Character) -> Bool {
        isLetterOrDigit(character) || "!#$%&'*+-/=?^_`{|}~".contains(character)
    }

    private static func isLetterOrDigit(_ character: Character) -> Bool {
        character.isLetter || character.isWholeNumber
    }
}
