import FoyerCore
import Testing

private let chat = Chat.ID(high: 7, low: 1)
private let older = Chat.ID(high: 7, low: 2)

struct HistoryPageTests {
    private func messages(_ sequences: ClosedRange<Int64>, of chat: Chat.ID = chat, bytes: Int = 1)
        -> [Message]
    {
        sequences.map { sequence in
            Message(
                chat: chat, sequence: sequence, author: .visitor,
                text: String(repeating: "x", count: bytes), at: Instant(milliseconds: sequence))
        }
    }

    @Test func `chats that fit on one page are in order, and there is no older page`() {
        var page = HistoryPage()
        let fits1 = page.add(messages(1...3), of: chat)
        #expect(fits1)
        let fits2 = page.add(messages(1...2, of: older), of: older)
        #expect(fits2)

        #expect(page.parts.map(\.chat) == [older, chat])
        #expect(page.parts.map { $0.messages.map(\.sequence) } == [[1, 2], [1, 2, 3]])
        #expect(page.next == nil)
        #expect(page.room == HistoryPage.messageLimit - 5)
    }

    @Test func `a long chat shows its last messages, and the next page ends before them`() {
        var page = HistoryPage()
        let last = Int64(HistoryPage.messageLimit) + 10

        let fits3 = page.add(messages(10...last), of: chat)
        #expect(!fits3)

        #expect(page.parts.first?.messages.first?.sequence == 11)
        #expect(page.parts.first?.messages.count == HistoryPage.messageLimit)
        #expect(page.next == HistoryPage.Position(chat, 11))
    }

    @Test func `a page that ends between two chats continues with the older one`() {
        var page = HistoryPage()
        let fits4 = page.add(messages(1...Int64(HistoryPage.messageLimit)), of: chat)
        #expect(fits4)
        #expect(page.room == 0)
        let fits5 = page.add([], of: Chat.ID(high: 7, low: 3))
        #expect(fits5, "a chat without messages takes no space")

        let fits6 = page.add(messages(4...4, of: older), of: older)
        #expect(!fits6)

        #expect(page.parts.map(\.chat) == [chat])
        #expect(page.next == HistoryPage.Position(older, 5))
    }

    @Test func `a page fits into a frame and is never empty`() {
        var page = HistoryPage()
        let fits7 = page.add(messages(1...5, bytes: 6_000), of: chat)
        #expect(!fits7)
        #expect(page.parts.first?.messages.map(\.sequence) == [4, 5])
        #expect(page.next == HistoryPage.Position(chat, 4))

        var single = HistoryPage()
        let fits8 = single.add(messages(1...2, bytes: Message.partLimit + 1), of: chat)
        #expect(!fits8)
        #expect(single.parts.first?.messages.map(\.sequence) == [2])
    }

    @Test func `the page after one that ends at a chat starts with the chat before it`() {
        var page = HistoryPage()
        page.stop(at: chat)
        #expect(page.next == HistoryPage.Position(chat, 1))
    }
}
