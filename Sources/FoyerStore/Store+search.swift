public import FoyerCore

/// A piece of knowledge found for a question, with how well it fits.
public struct FoundKnowledge: Hashable, Sendable {
    public let question: String
    public let answer: String
    /// Higher fits better (BM25, questions weigh twice).
    public let score: Double
}

extension SQLConnection {
    public func insertKnowledge(_ id: String, of bot: Bot.ID, question: String, answer: String) throws {
        try run(
            "INSERT INTO knowledge (id, bot, question, answer) VALUES (\(id), \(bot), \(question), \(answer))"
        )
        try run(
            "INSERT INTO knowledge_text (question, answer, id, bot) VALUES (\(question), \(answer), \(id), \(bot))"
        )
    }

    /// What a bot knows about words with these beginnings, best first. They are quoted: none of them is a search operator.
    ///
    /// - Parameter beginnings: of the words of the question, without those that say nothing.
    public func knowledge(of bot: Bot.ID, about beginnings: [String], limit: Int) throws -> [FoundKnowledge] {
        guard !beginnings.isEmpty else { return [] }
        let query = beginnings.map { "\"\($0.filter { $0 != "\"" })\"*" }.joined(separator: " OR ")
        return try run(
            """
            SELECT question, answer, -bm25(knowledge_text, 2.0, 1.0) AS score FROM knowledge_text
            WHERE knowledge_text MATCH \(query) AND bot = \(bot) ORDER BY score DESC LIMIT \(limit)
            """
        ).map { row in
            FoundKnowledge(
                question: try row.text("question"), answer: try row.text("answer"),
                score: try row.real("score"))
        }
    }
}
