import FoyerCore
import FoyerStore

/// Some chats of the last days, so that Visitor Info and Chat Ended have something to show.
enum DemoChats {
    private static let past: [(name: String, daysAgo: Int64, agent: Agent.ID, lines: [String])] = [
        (
            "Ana Lopez", 1, Demo.maria,
            [
                "Hello, do the Meadow Runners run small?", "A little. Take half a size more.",
                "Great, thank you!",
            ]
        ),
        (
            "Walter Kern", 2, Demo.ben,
            [
                "My parcel has not come yet.", "I see it: it will be with you tomorrow.",
                "Fine, thanks for looking.",
            ]
        ),
        (
            "Ines Petit", 3, Demo.maria,
            ["Can I pay by invoice?", "Yes, choose it in the last step.", "Perfect."]
        ),
    ]

    static func write(to db: Transaction, at now: Instant) throws {
        for (index, chat) in past.enumerated() {
            let visitor = Demo.id("visitor\(index)", of: Visitor.self)
            let start = now - .days(chat.daysAgo)
            let profile = VisitorProfile(
                id: visitor, widget: Demo.shop, contact: Contact(name: chat.name), firstSeen: start,
                lastSeen: start)
            try db.visitors.insertIfNew(profile, since: start)
            let id = Demo.id("chat\(index)", of: Chat.self)
            try db.chats.open(id, of: visitor, on: Demo.shop, speaker: .queue(Demo.support), at: start)
            try db.chats.give(id, to: .agent(chat.agent), wait: nil, transfer: nil)
            for (line, text) in chat.lines.enumerated() {
                let author: Message.Author = line.isMultiple(of: 2) ? .visitor : .agent(chat.agent)
                _ = try db.messages.append(
                    NewMessage(author: author, text: text), to: id, at: start + .seconds(Int64(line) * 40))
            }
            try db.chats.close(id, reason: .visitor, at: start + .minutes(5))
            try db.visitors.saveState(.end, of: visitor, since: start + .minutes(5))
        }
    }
}
