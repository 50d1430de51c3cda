public import FoyerCore

/// The bots, and how often each had no answer in a chat.
public struct BotTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    public func all() throws -> [Bot] {
        try db.run("SELECT id, name FROM bot ORDER BY name, id").map {
            Bot(id: try $0.id("id"), name: try $0.text("name"))
        }
    }

    public func insert(_ bot: Bot) throws {
        try db.run("INSERT INTO bot (id, name) VALUES (\(bot.id), \(bot.name))")
        try DirectoryTable(db).markChanged()
    }

    /// Consecutive questions that the bot had no answer for.
    public func misses(in chat: Chat.ID) throws -> Int {
        try db.run("SELECT misses FROM bot_run WHERE chat = \(chat)").first?.integer("misses") ?? 0
    }

    public func setMisses(_ misses: Int, of bot: Bot.ID, in chat: Chat.ID) throws {
        try db.run(
            """
            INSERT INTO bot_run (chat, bot, misses) VALUES (\(chat), \(bot), \(misses))
            ON CONFLICT (chat) DO UPDATE SET bot = excluded.bot, misses = excluded.misses
            """
        )
    }
}
