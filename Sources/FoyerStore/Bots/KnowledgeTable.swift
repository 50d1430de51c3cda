public import FoyerCore

/// What the bots know, and the words by which it is found.
public struct KnowledgeTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    public func insert(_ id: String, of bot: Bot.ID, question: String, answer: String) throws {
        let words = KnowledgeWords(question: question, answer: answer)
        try db.run(
            """
            INSERT INTO knowledge (id, bot, question, answer, words)
            VALUES (\(id), \(bot), \(question), \(answer), \(words.length))
            """
        )
        for (word, count) in words.counts {
            try db.run(
                """
                INSERT INTO knowledge_word (bot, word, entry, in_question, in_answer)
                VALUES (\(bot), \(word), \(id), \(count.question), \(count.answer))
                """
            )
        }
    }

    /// A bot's knowledge about a question, best first; ties are ordered by id.
    /// - Parameter stems: of the question's words (`BotAnswering.stems`).
    public func find(of bot: Bot.ID, about stems: [String], limit: Int) throws -> [FoundKnowledge] {
        let hits = try db.run(
            """
            SELECT word, entry, in_question, in_answer, words FROM knowledge_word JOIN knowledge ON knowledge.id = entry
            WHERE knowledge_word.bot = \(bot) AND word IN (\(list: Set(stems).sorted()))
            """
        ).map { row in
            KnowledgeRanking.Hit(
                word: try row.text("word"), entry: try row.text("entry"),
                inQuestion: try row.integer("in_question"),
                inAnswer: try row.integer("in_answer"), length: try row.integer("words"))
        }
        guard !hits.isEmpty else { return [] }
        let sums = try db.run(
            """
            SELECT COUNT(*) AS entries, CAST(COALESCE(SUM(words), 0) AS BIGINT) AS words FROM knowledge WHERE bot = \(bot)
            """
        )[0]
        let scores = KnowledgeRanking.scores(
            of: hits, entries: try sums.integer("entries"), words: try sums.integer("words"))
        let best = scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
        return try best.compactMap { id, score in
            try db.first("SELECT question, answer FROM knowledge WHERE id = \(id)") { row in
                FoundKnowledge(
                    question: try row.text("question"), answer: try row.text("answer"), score: score)
            }
        }
    }
}
