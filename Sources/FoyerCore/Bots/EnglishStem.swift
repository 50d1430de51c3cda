/// Reduces English words to what their forms share: "deliver", "delivers", "delivered" and "delivery" to "deliv".
///
/// Small on purpose: it decides whether two words belong together, and is what the search index keeps; it need not be a word. Other
/// languages pass through it too; both sides of a comparison are treated alike.
enum EnglishStem {
    /// Letters that must be left: below, different words become one.
    private static let shortest = 4
    /// Shorter words have no ending that could be taken away.
    private static let shortestWord = 4
    /// A longer one comes before its own end.
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
            // "order" and "paper" are no forms of "ord" and "pap".
            if ending.hasPrefix("er"), rest.count < shortest { continue }
            stem = undoubled(rest)
            // "delivered": what is left may be a form itself.
            if stem.hasSuffix("er"), stem.count - 2 >= shortest { stem = stem.dropLast(2) }
            break
        }
        if stem.count > shortest, stem.last == "e" || stem.last == "y" { stem = stem.dropLast() }
        return String(stem)
    }

    /// "shipp" of "shipping" is "ship"; "fall" and "pass" end like that by themselves.
    private static func undoubled(_ stem: Substring) -> Substring {
        guard let last = stem.last, stem.dropLast().last == last, !"aeioulsz".contains(last) else {
            return stem
        }
        return stem.dropLast()
    }

    /// After these a plural is "es": boxes, dishes, glasses.
    private static func isHiss(_ letter: Character?) -> Bool {
        letter.map { "xszh".contains($0) } ?? false
    }
}
