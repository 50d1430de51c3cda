/// Reduces English words to a common stem: "deliver", "delivers", "delivered" and "delivery" to "deliv".
/// Deliberately small: it decides whether two words match and is the key of the search index; a stem need not
/// be a word. Other languages pass through it too, which is harmless because both sides of a comparison are
/// stemmed alike.
enum EnglishStem {
    /// Letters that must remain; with fewer, different words would share a stem.
    private static let shortest = 4
    /// Shorter words are not stemmed.
    private static let shortestWord = 4
    /// A longer ending comes before the shorter one it ends with.
    private static let endings = [
        "ations", "ation", "ements", "ement", "ments", "ment", "ingly", "edly", "able", "ings", "ing", "ery",
        "ers",
        "ions", "ion", "ed", "er", "ly", "al",
    ]

    static func of(_ word: String) -> String {
        guard word.count >= shortestWord else { return word }
        var stem = Substring(word)
        if stem.hasSuffix("ies") {
            stem = stem.dropLast(3) + "y"
        } else if stem.hasSuffix("es"), isHiss(stem.dropLast(2).last) {
            stem = stem.dropLast(2)
        } else if stem.hasSuffix("s"), !stem.hasSuffix("ss"), !stem.hasSuffix("us"), !stem.hasSuffix("is") {
            stem = stem.dropLast()
        }
        for ending in endings where stem.hasSuffix(ending) && stem.count - ending.count >= shortest - 1 {
            let rest = stem.dropLast(ending.count)
            // "order" and "paper" are not forms of "ord" and "pap".
            if ending.hasPrefix("er"), rest.count < shortest { continue }
            stem = undoubled(rest)
            // "delivered": the remainder may itself be an inflected form.
            if stem.hasSuffix("er"), stem.count - 2 >= shortest { stem = stem.dropLast(2) }
            break
        }
        if stem.count > shortest, stem.last == "e" || stem.last == "y" { stem = stem.dropLast() }
        return String(stem)
    }

    /// "shipp" of "shipping" becomes "ship"; "fall" and "pass" end in a double letter themselves.
    private static func undoubled(_ stem: Substring) -> Substring {
        guard let last = stem.last, stem.dropLast().last == last, !"aeioulsz".contains(last) else {
            return stem
        }
        return stem.dropLast()
    }

    /// After these the plural ending is "es": boxes, dishes, glasses.
    private static func isHiss(_ letter: Character?) -> Bool {
        letter.map { "xszh".contains($0) } ?? false
    }
}
