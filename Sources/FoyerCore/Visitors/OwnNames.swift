/// The names of our agents and websites. A visitor with such a name is marked, since agents might mistake
/// them for a colleague.
public struct OwnNames: Sendable {
    private let letters: Set<[Unicode.Scalar]>

    public init(_ names: some Sequence<String> = []) {
        letters = Set(names.map(Self.letters).filter { !$0.isEmpty })
    }

    /// Whether a name could be mistaken for one of ours: it has the same letters, alone or before a bracket
    /// or another sign ("Maria (Support)"). "Maria Lopez" is not Maria.
    public func include(_ name: String) -> Bool {
        guard !letters.isEmpty else { return false }
        if letters.contains(Self.letters(of: name)) { return true }
        guard
            let sign = name.firstIndex(where: { !$0.isLetter && !$0.isWhitespace && $0 != "." && $0 != "'" })
        else {
            return false
        }
        return letters.contains(Self.letters(of: String(name[..<sign])))
    }

    /// Letters and digits only, lower case, without accents; Cyrillic and Greek look-alikes become Latin
    /// letters.
    private static func letters(of name: String) -> [Unicode.Scalar] {
        name.lowercased().unicodeScalars.compactMap { scalar in
            if let latin = lookalikes[scalar] { return latin }
            let isShown = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            return isShown && scalar.properties.generalCategory != .nonspacingMark ? scalar : nil
        }
    }

    private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
        zip((accented + others).unicodeScalars, (plain + latin).unicodeScalars),
        uniquingKeysWith: { first, _ in first })

    private static let accented = "àáâãäåāăąçćčďèéêëēęěğìíîïīıłñńňòóôõöøōőŕřśšşťùúûüūůűýÿźžż"
    private static let plain = "aaaaaaaaacccdeeeeeeegiiiiiilnnnoooooooorrssstuuuuuuuyyzzz"
    /// Cyrillic, then Greek.
    private static let others = "аеорсухіјѕԁһԛԝανορτυικ"
    private static let latin = "aeopcyxijsdhqwavoptuik"
}
