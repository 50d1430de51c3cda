import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerStore
import TestSupport
import Testing

private let (vera, walt) = (Cast.vera, Cast.walt)
private let (ana, ben) = (Cast.ana.id, Cast.ben.id)

/// No chat is lost when its agent is absent (docs/decisions/0033).
struct HolderTests {
    private func events(in chat: Chat.ID, of house: TestHouse) async throws -> [SystemEvent] {
        try await house.messages(in: chat).compactMap { message in
            guard case .system(let event) = message.author else { return nil }
            return event
        }
    }

    @Test
    func `a chat moves to the front of its queue when its agent goes Offline, and back when they return`()
        async throws
    {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting(vera)
        let other = try await house.asked(walt)
        house.clock.advance(by: .minutes(3))

        try await house.availability(.offline, of: ana)

        let wait = try #require(try await house.state(of: vera)?.wait)
        #expect(wait == Wait(in: Cast.support.id, since: house.clock.now, after: ana))
        #expect(try await events(in: chat, of: house).suffix(2) == [.left(ana), .next])
        #expect(house.roster.chats(of: ana) == 0)
        let waiting = try await house.store.read { db in try db.chats.waiting() }
        #expect(waiting.map(\.id) == [chat, other], "Vera is ahead although Walt has waited longer")
        for (place, row) in waiting.enumerated() {
            #expect(try await house.store.read { db in try db.chats.position(of: row) } == place + 1)
        }

        #expect(house.lobby.record(vera)?.isHandedBack == true, "the visitor list puts her first, too")
        #expect(house.lobby.record(walt)?.isHandedBack == false)

        try await house.availability(.online, of: ana)

        #expect(try await house.state(of: vera) == .chatting(chat, with: ana))
        #expect(house.lobby.record(vera)?.isHandedBack == false)
        #expect(try await events(in: chat, of: house).last == .back(ana))
        #expect(try await house.state(of: walt)?.status == .waitingForChat)
    }

    @Test func `an agent who accepts a chat that waits for its previous agent keeps it`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()
        try await house.availability(.offline, of: ana)
        _ = try await house.accept(Target(vera), by: house.actor(ben))

        try await house.availability(.online, of: ana)

        #expect(try await house.state(of: vera) == .chatting(chat, with: ben))
    }

    @Test func `after a lost connection the agent keeps the chat for a minute`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()
        #expect(house.availability.disconnect(ana))

        await house.wait(.seconds(60) - .milliseconds(1))
        #expect(try await house.state(of: vera) == .chatting(chat, with: ana))
        await house.wait(.milliseconds(1))

        #expect(try await house.state(of: vera)?.wait?.after == ana)
    }

    @Test func `an agent who is back within the minute continues as before`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()
        let before = try await house.messages(in: chat)
        _ = house.availability.disconnect(ana)
        await house.wait(.seconds(50))

        await house.availability.connect(ana)
        await house.wait(.seconds(50))

        #expect(try await house.state(of: vera) == .chatting(chat, with: ana))
        #expect(try await house.messages(in: chat) == before)
    }

    @Test func `a log-out hands the chat over at once unless another console is connected`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()
        await house.availability.connect(ana)

        #expect(!house.availability.disconnect(ana, isFinal: true))
        #expect(try await house.state(of: vera) == .chatting(chat, with: ana))

        #expect(house.availability.disconnect(ana, isFinal: true))
        await house.availability.follow(ana)
        #expect(try await house.state(of: vera)?.wait?.after == ana)
    }

    @Test func `an agent who is Away keeps chats`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()

        try await house.availability(.away, of: ana)
        await house.wait(.minutes(30))

        #expect(try await house.state(of: vera) == .chatting(chat, with: ana))
    }

    @Test func `the visitor is informed at once when nobody is Online, and when an agent comes Online`()
        async throws
    {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.asked()
        try await house.availability(.away, of: ben)
        #expect(try await house.state(of: vera)?.wait?.outlook == .soon)

        try await house.availability(.offline, of: ana)

        #expect(try await house.state(of: vera)?.wait?.outlook == .nobodyOnline)
        #expect(try await events(in: chat, of: house).last == .nobodyOnline)
        try await house.availability(.online, of: ben)
        #expect(try await house.state(of: vera)?.wait?.outlook == .soon)
        #expect(try await events(in: chat, of: house) == [.waiting, .nobodyOnline, .onlineAgain])
    }

    @Test func `a visitor who waits too long is informed once and may still be accepted`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.asked()

        await house.wait(.minutes(10) - .milliseconds(1))
        #expect(try await house.state(of: vera)?.wait?.outlook == .soon)
        await house.wait(.milliseconds(1))
        await house.wait(.minutes(20))

        #expect(try await events(in: chat, of: house) == [.waiting, .overdue])
        _ = try await house.accept(Target(vera), by: house.actor(ben))
        #expect(try await house.state(of: vera) == .chatting(chat, with: ben))
    }

    @Test func `after a restart chats are handed over if their agents are not back within the return time`()
        async throws
    {
        let old = try await TestHouse.open().staffed()
        let chat = try await old.chatting()
        old.clock.advance(by: .minutes(30))
        let house = try await old.restarted()
        try await house.arrive(vera)

        await house.wait(.seconds(60) - .milliseconds(1))
        #expect(try await house.state(of: vera) == .chatting(chat, with: ana))
        await house.wait(.milliseconds(1))

        #expect(try await house.state(of: vera)?.wait?.after == ana)
        #expect(try await house.state(of: vera)?.wait?.outlook == .nobodyOnline)
    }

    @Test func `a step that could not be stored is repeated by the next sweep`() async throws {
        let house = try await TestHouse.open().staffed()
        _ = try await house.chatting()
        try await house.breakChats()
        try await house.availability(.offline, of: ana)
        #expect(try await house.state(of: vera)?.status == .chatting)

        try await house.mendChats()
        await house.sweep()

        #expect(try await house.state(of: vera)?.wait?.after == ana)
    }

    @Test func `an Offline agent cannot accept a chat`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.asked()
        try await house.availability(.offline, of: ana)

        #expect(await refusal { _ = try await house.accept(Target(vera), by: house.actor(ana)) } == "offline")
        _ = try await house.accept(Target(vera), by: house.actor(ben))
        #expect(try await house.state(of: vera) == .chatting(chat, with: ben))
    }

    @Test func `a queue with distribution assigns the chat to a colleague with room`() async throws {
        var directory = Cast.directory
        directory.queues[Cast.support.id]?.distribution = .leastLoaded
        let house = try await TestHouse.open(directory: directory)
        await house.availability.connect(ana)
        let chat = try await house.asked()
        #expect(try await house.state(of: vera) == .chatting(chat, with: ana))
        await house.availability.connect(ben)

        try await house.availability(.offline, of: ana)

        #expect(try await house.state(of: vera) == .chatting(chat, with: ben))
        #expect(try await events(in: chat, of: house).suffix(2) == [.left(ana), .joined(ben)])
    }
}

/// A transferred chat changes its agent only when the receiver opens it.
struct OpenTransferTests {
    private func passed() async throws -> (house: TestHouse, chat: Chat.ID) {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()
        _ = try await house.transfer(
            Target(vera), to: .agent(ben), note: "Wants a refund", by: house.actor(ana))
        return (house, chat)
    }

    @Test(arguments: ["goToChat", "read", "send"])
    func `the receiver joins by opening the chat`(how: String) async throws {
        let (house, chat) = try await passed()

        switch how {
        case "goToChat":
            let opened = try await house.enter(Target(vera), through: .goToChat, by: house.actor(ben))
            #expect(opened?.transfer == nil)
        case "read": await house.marks(.read, 2, in: chat, by: .agent(ben))
        default: _ = try await house.say("Hello, I am Ben.", draft: "b1", in: chat, by: house.actor(ben))
        }

        #expect(try await house.state(of: vera) == .chatting(chat, with: ben))
        let messages = try await house.messages(in: chat)
        #expect(messages.count { $0.author == .system(.joined(ben)) } == 1)
        await house.wait(.minutes(2))
        #expect(try await house.state(of: vera) == .chatting(chat, with: ben))
    }

    @Test func `delivering a transferred chat's messages does not open it`() async throws {
        let (house, chat) = try await passed()

        await house.marks(.delivered, 2, in: chat, by: .agent(ben))

        #expect(try await house.state(of: vera)?.transfer?.to == ben)
    }

    @Test func `a transfer that is not opened in time returns to the giver`() async throws {
        let (house, chat) = try await passed()

        await house.wait(.seconds(60) - .milliseconds(1))
        #expect(try await house.state(of: vera)?.assignee == ben)
        await house.wait(.milliseconds(1))

        #expect(try await house.state(of: vera) == .chatting(chat, with: ana))
        let authors = try await house.messages(in: chat).suffix(2).map(\.author)
        #expect(authors == [.system(.notOpened(ben)), .system(.back(ana))])
        #expect(house.roster.chats(of: ben) == 0)
    }

    @Test
    func `an unopened transfer goes to the queue if the giver is gone, and at once if the receiver is gone`()
        async throws
    {
        let (house, _) = try await passed()
        try await house.availability(.offline, of: ana)
        #expect(try await house.state(of: vera)?.assignee == ben)

        try await house.availability(.offline, of: ben)

        let wait = try #require(try await house.state(of: vera)?.wait)
        #expect(wait.after == ana)
        #expect(wait.outlook == .nobodyOnline)
    }

    @Test(arguments: AgentLoad.Obstacle.allCases)
    func `a chat can be transferred only to an agent who is Online, connected, and has room`(
        obstacle: AgentLoad.Obstacle
    ) async throws {
        var directory = Cast.directory
        directory.agents[ben]?.limit = 1
        let house = try await TestHouse.open(directory: directory).staffed()
        let chat = try await house.chatting()
        switch obstacle {
        case .offline: try await house.availability(.offline, of: ben)
        case .away: try await house.availability(.away, of: ben)
        case .notConnected: _ = house.availability.disconnect(ben)
        case .full: _ = try await house.chatting(walt, with: Cast.ben)
        }

        await #expect {
            _ = try await house.transfer(Target(vera), to: .agent(ben), note: nil, by: house.actor(ana))
        } throws: { error in
            guard case .agentUnavailable(ben, obstacle)? = error as? AgentFailure else { return false }
            return true
        }
        #expect(try await house.state(of: vera) == .chatting(chat, with: ana))
    }
}
