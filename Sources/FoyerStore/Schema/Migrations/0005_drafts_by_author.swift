extension Migration {
    /// A draft is its author's: an agent and a visitor whose clients chose the same one have sent two messages. Of a visitor, a flow or
    /// a bot `agent` is null, and only people's messages have drafts.
    static let draftsByAuthor = Migration(
        number: 5,
        name: "drafts by author",
        sql: """
            DROP INDEX message_draft;
            CREATE UNIQUE INDEX message_draft ON message (draft, chat, (COALESCE(agent, ''))) WHERE draft <> '';
            """
    )
}
