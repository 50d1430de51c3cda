/// Scores knowledge entries for a question: BM25 (Robertson and Zaragoza, "The Probabilistic Relevance
/// Framework", 2009) over stems, where a word of an entry's question counts twice.
/// In the core and not in the database, so that a bot answers alike on every database.
public enum KnowledgeRanking {
    /// The usual constants: saturation of repeated words, and normalisation by length.
    private static let saturation = 1.2
    private static let lengthShare = 0.75
    private static let questionWeight = 2.0

    /// A word of the question that occurs in an entry.
    public struct Hit<Entry: Hashable>: Hashable {
        public let word: String
        public let entry: Entry
        public let inQuestion: Int
        public let inAnswer: Int
        /// Number of words in the entry.
        public let length: Int

        public init(word: String, entry: Entry, inQuestion: Int, inAnswer: Int, length: Int) {
            self.word = word
            self.entry = entry
            self.inQuestion = inQuestion
            self.inAnswer = inAnswer
            self.length = length
        }
    }

    /// - Parameters:
    ///   - entries: the number of the bot's entries.
    ///   - words: the number of words in all of them.
    /// - Returns: a score above 0 for each entry with a match; higher is better.
    public static func scores<Entry: Hashable>(of hits: [Hit<Entry>], entries: Int, words: Int) -> [Entry:
        Double]
    {
        let averageLength = max(1, Double(words) / Double(max(1, entries)))
        let entriesWithWord = hits.reduce(into: [:]) { $0[$1.word, default: 0] += 1 }
        return hits.reduce(into: [:]) { scores, hit in
            let having = Double(entriesWithWord[hit.word] ?? 1)
            let rarity = ((Double(entries) - having + 0.5) / (having + 0.5) + 1).logarithm
            let frequency = questionWeight * Double(hit.inQuestion) + Double(hit.inAnswer)
            let length = 1 - lengthShare + lengthShare * Double(hit.length) / averageLength
            scores[hit.entry, default: 0] +=
                rarity * frequency * (saturation + 1) / (frequency + saturation * length)
        }
    }
}

extension Double {
    /// The natural logarithm of a number of at least 1, without Foundation: the exponent is exact, the rest is the series of `atanh`.
    fileprivate var logarithm: Double {
        let ratio = (significand - 1) / (significand + 1)
        var term = ratio
        var sum = 0.0
        for power in stride(from: 1, through: 41, by: 2) {
            sum += term / Double(power)
            term *= ratio * ratio
        }
        return 2 * sum + Double(exponent) * 0.693_147_180_559_945_3
    }
}
