/// The words of a knowledge entry as the search index stores them: stemmed, with their frequency.
public struct KnowledgeWords: Hashable, Sendable {
    public struct Count: Hashable, Sendable {
        public var question = 0
        public var answer = 0
    }

    /// By stem.
    public private(set) var counts: [String: Count] = [:]
    /// Number of words in question and answer, without stop words.
    public private(set) var length = 0

    public init(question: String, answer: String) {
        for word in Self.stems(of: question) { add(word, \.question) }
        for word in Self.stems(of: answer) { add(word, \.answer) }
    }

    private mutating func add(_ word: String, _ part: WritableKeyPath<Count, Int>) {
        counts[word, default: Count()][keyPath: part] += 1
        length += 1
    }

    /// The stems of the significant words of `text`, in order, with repetitions.
    static func stems(of text: String) -> [String] {
        BotAnswering.split(text).filter { !BotWords.silent.contains($0) }.map(EnglishStem.of)
    }
}
