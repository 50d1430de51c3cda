/// How a bot answers, as a pure function of the search result.
public enum BotAnswering {
    /// Unanswered questions in a row until the bot hands over: rephrasing once is fair, twice is not.
    public static let missLimit = 2
    /// At least half of the significant words must occur in a passage; with fewer, it is about something
    /// else.
    public static let sureShare = 0.5
    /// For a long message, four matching words are enough.
    static let significantWords = 4
    /// More than are needed, since a search by prefix also finds unrelated passages.
    public static let passageLimit = 8
    /// Words searched for: a paragraph; a pasted page must not cost a thousand look-ups.
    static let wordLimit = 24

    /// The significant words of `text` to search for: lower case, each once.
    public static func words(of text: String) -> [String] {
        var seen: Set<String> = []
        let significant = split(text).filter { !BotWords.silent.contains($0) && seen.insert($0).inserted }
        return Array(significant.prefix(wordLimit))
    }

    /// The stems of `words(of: text)`, each once, as looked up in the index.
    public static func stems(of text: String) -> [String] {
        var seen: Set<String> = []
        return words(of: text).map(EnglishStem.of).filter { seen.insert($0).inserted }
    }

    /// - Parameters:
    ///   - passages: what the search found for `stems(of: text)`.
    ///   - misses: how many times in a row the bot had no answer in this chat.
    public static func decide(on text: String, passages: [BotPassage], misses: Int) -> BotDecision {
        let said = split(text)
        if asksForPerson(said) { return .handOver(.asked) }
        if let courtesy = courtesy(said) { return courtesy }

        let words = words(of: text)
        let ranked = passages.map { (passage: $0, share: share(of: words, in: $0)) }
            .sorted { ($0.share, $0.passage.score) > ($1.share, $1.passage.score) }
        guard let best = ranked.first, best.share > 0 else {
            return misses + 1 < missLimit ? .askAgain(BotPhrases.notFound) : .handOver(.missed)
        }
        guard best.share >= sureShare else {
            return misses + 1 < missLimit ? .askAgain(BotPhrases.unsure) : .handOver(.unsure)
        }
        return .answer(best.passage.answer, sources: [best.passage.title])
    }

    /// A greeting or thanks needs no search.
    private static func courtesy(_ said: [String]) -> BotDecision? {
        guard !said.isEmpty else { return nil }
        if said.allSatisfy(BotWords.greetings.contains) { return .answer(BotPhrases.greeting, sources: []) }
        if said.allSatisfy(BotWords.thanks.contains) { return .answer(BotPhrases.welcome, sources: []) }
        return nil
    }

    /// The fraction of `words` that occurs in the passage, 0 to 1.
    static func share(of words: [String], in passage: BotPassage) -> Double {
        guard !words.isEmpty else { return 0 }
        let known = split(passage.title) + split(passage.answer)
        let found = words.count { word in known.contains { isSameStem(word, $0) } }
        return min(1, Double(found) / Double(min(words.count, significantWords)))
    }

    /// Whether two words differ only in their endings: "return" and "returns", "delivery" and "delivered".
    static func isSameStem(_ one: String, _ other: String) -> Bool {
        if one == other || EnglishStem.of(one) == EnglishStem.of(other) { return true }
        let common = zip(one, other).prefix { $0 == $1 }.count
        return common >= max(4, min(one.count, other.count) - 1)
    }

    static func asksForPerson(_ said: [String]) -> Bool {
        if said.contains(where: BotWords.person.contains) { return true }
        guard said.contains(where: BotWords.anybody.contains) else { return false }
        return said.count <= BotWords.shortPlea || said.contains(where: BotWords.talking.contains)
    }

    /// Letters and digits, lower case, in order.
    static func split(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
