import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerStore
import TestSupport
import Testing

private let (vera, walt) = (Cast.vera, Cast.walt)
private let (ana, ben) = (Cast.ana.id, Cast.ben.id)

/// The history contains all messages of a visitor's ended chats, each once and in order, and nothing else.
struct HistoryTests {
    /// Holds a chat between Vera and Ana, ends it, and advances the clock by a minute.
    @discardableResult
    private func past(
        _ house: TestHouse, _ words: [String], of visitor: Visitor.ID = vera
    ) async throws -> Chat.ID {
        try await house.arrive(visitor)
        let start = house.clock.now.milliseconds
        let chat = try await house.send(words[0], draft: "\(start)-0", by: visitor).chat
        _ = try await house.accept(Target(visitor), by: house.actor(ana))
        for (number, text) in words.enumerated().dropFirst() {
            _ = try await house.send(text, draft: "\(start)-\(number)", by: visitor)
        }
        _ = try await house.end(Target(visitor), by: house.actor(ana))
        house.clock.advance(by: .minutes(1))
        return chat
    }

    private func history(_ house: TestHouse) -> ReadHistory { ReadHistory(store: house.store) }

    /// All pages, oldest first. Each request continues where the page before it ended.
    private func pages(
        _ house: TestHouse, of visitor: Visitor.ID = vera, before start: HistoryPage.Position? = nil
    ) async throws -> [HistoryPage] {
        var pages: [HistoryPage] = []
        var position = start
        repeat {
            let page = try await history(house)(before: position, of: visitor)
            pages.insert(page, at: 0)
            position = page.next
        } while position != nil && pages.count < 100
        return pages
    }

    private func texts(_ pages: [HistoryPage], by author: Message.Author = .visitor) -> [String] {
        pages.flatMap(\.parts).flatMap(\.messages).filter { $0.author == author }.map(\.text)
    }

    @Test func `history pages contain every message once, in order`() async throws {
        let house = try await TestHouse.open().staffed()
        // Chats of many lengths, so that pages end within and between chats.
        let chats = (0..<30).map { chat in (0...(chat * 7 % 45)).map { "\(chat).\($0)" } }
        for words in chats { try await past(house, words) }

        let pages = try await pages(house)

        #expect(texts(pages) == chats.flatMap(\.self))
        #expect(pages.count > 3)
        for page in pages {
            #expect(page.parts.flatMap(\.messages).count <= HistoryPage.messageLimit)
            #expect(!page.parts.isEmpty)
        }
    }

    @Test func `with many short chats a page still reads no more than its limit`() async throws {
        let house = try await TestHouse.open().staffed()
        let count = HistoryPage.chatLimit * 2 + 1
        for number in 0..<count {
            try await house.arrive(vera)
            _ = try await house.send("\(number)", draft: "\(number)", by: vera)
            try await house.endByVisitor(by: vera)
            house.clock.advance(by: .minutes(1))
        }
        // As if most of their messages had been deleted.
        try await house.database.aside.write { db in
            try db.run(script: "DELETE FROM message WHERE author <> 'visitor'")
        }
        _ = house.database.takeCount()
        let page = try await history(house)(before: nil, of: vera)

        #expect(house.database.takeCount() <= HistoryPage.chatLimit + 2)
        #expect(page.parts.count == HistoryPage.chatLimit)
        #expect(texts(try await pages(house)) == (0..<count).map { "\($0)" })
    }

    @Test func `history contains no chat of another visitor and no internal note`() async throws {
        let house = try await TestHouse.open().staffed()
        let own = try await past(house, ["Mine"])
        let others = try await past(house, ["Theirs"], of: walt)
        try await house.arrive(vera)
        let open = try await house.send("Now", draft: "now", by: vera).chat
        _ = try await house.accept(Target(vera), by: house.actor(ana))
        _ = try await house.say("Regular customer", draft: "n", kind: .note, in: open, by: house.actor(ana))
        _ = try await house.end(Target(vera), by: house.actor(ana))

        let pages = try await pages(house)

        #expect(texts(pages) == ["Mine", "Now"])
        #expect(!pages.flatMap(\.parts).flatMap(\.messages).contains { $0.isNote })
        await #expect {
            _ = try await history(house)(before: HistoryPage.Position(others, 99), of: vera)
        } throws: {
            if case VisitorFailure.noSuchChat = $0 { true } else { false }
        }
        #expect(try await history(house)(before: HistoryPage.Position(own, 1), of: vera).parts.isEmpty)
    }

    @Test func `the open chat is not history, and history continues before it`() async throws {
        let house = try await TestHouse.open().staffed()
        try await past(house, ["Before"])
        let open = try await house.chatting()

        #expect(texts(try await pages(house)) == ["Before"])
        #expect(texts(try await pages(house, before: HistoryPage.Position(open, 99))) == ["Before"])
    }

    @Test func `after a log-out there is no history`() async throws {
        let house = try await TestHouse.open().staffed()
        try await past(house, ["Secret"])
        try await LogOutVisitor(changeVisitor: house.changeVisitor, distribute: house.distribute)(vera)

        await #expect {
            _ = try await history(house)(before: nil, of: vera)
        } throws: {
            if case VisitorFailure.loggedOut = $0 { true } else { false }
        }
    }

    @Test func `the welcome says whether there is history`() async throws {
        let house = try await TestHouse.open().staffed()
        #expect(try await house.arrive(vera).welcome.hasHistory == false)
        let first = try await past(house, ["First"])
        #expect(try await house.arrive(vera).welcome.hasHistory)
        #expect(try await house.arrive(vera, resume: (first, 0)).welcome.hasHistory == false)

        let second = try await house.send("Second", draft: "second", by: vera).chat
        let welcome = try await house.arrive(vera).welcome
        #expect(welcome.chat?.id == second)
        #expect(welcome.hasHistory)
        #expect(try await house.arrive(walt).welcome.hasHistory == false)
    }
}
