import Testing

@testable import FoyerCore

private typealias Hit = KnowledgeRanking.Hit<String>

struct KnowledgeTests {
    @Test func `an entry is indexed by the stems of its significant words`() {
        let words = KnowledgeWords(
            question: "When do you deliver?", answer: "Delivery takes two days; we deliver daily.")
        #expect(words.counts["deliv"] == KnowledgeWords.Count(question: 1, answer: 2))
        #expect(words.counts["when"] == nil)
        #expect(words.length == words.counts.values.reduce(0) { $0 + $1.question + $1.answer })
    }

    @Test func `a word in the question scores higher than one in the answer`() {
        let scores = KnowledgeRanking.scores(
            of: [
                Hit(word: "ship", entry: "asks", inQuestion: 1, inAnswer: 0, length: 10),
                Hit(word: "ship", entry: "says", inQuestion: 0, inAnswer: 1, length: 10),
            ], entries: 5, words: 50)
        #expect(scores["asks"]! > scores["says"]!)
    }

    @Test func `a rare word scores higher than a common one`() {
        let common = (0..<4).map { Hit(word: "shop", entry: "\($0)", inQuestion: 1, inAnswer: 0, length: 10) }
        let rare = Hit(word: "tulip", entry: "rare", inQuestion: 1, inAnswer: 0, length: 10)
        let scores = KnowledgeRanking.scores(of: common + [rare], entries: 5, words: 50)
        #expect(scores["rare"]! > scores["0"]!)
        #expect(scores.values.allSatisfy { $0 > 0 })
    }

    /// Calculated by hand from the formula: ln((5 − 1 + 0.5) / 1.5 + 1) × 2 × 2.2 / (2 + 1.2) = ln(4) × 1.375.
    @Test func `a score matches the formula`() {
        let scores = KnowledgeRanking.scores(
            of: [Hit(word: "ship", entry: "a", inQuestion: 1, inAnswer: 0, length: 10)], entries: 5, words: 50
        )
        #expect(abs(scores["a"]! - 1.386_294_361_119_890_6 * 1.375) < 1e-12)
    }
}
