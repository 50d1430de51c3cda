import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerStore
import TestSupport
import Testing

private let (vera, walt) = (Cast.vera, Cast.walt)
private let (ana, ben) = (Cast.ana.id, Cast.ben.id)

struct ChatTests {
    @Test func `a chat is requested, accepted, held and ended`() async throws {
        let house = try await TestHouse.open().staffed()

        let chat = try await house.asked(vera, on: Cast.tulip, "Which size?")
        #expect(
            try await house.state(of: vera)
                == .waitingForChat(chat, Wait(in: Cast.support.id, since: house.clock.now)))

        let accepted = try await house.accept(Target(vera), by: house.actor(ana))
        #expect(accepted.standing.state == .chatting(chat, with: ana))
        #expect(
            try await house.say("The middle one.", draft: "a1", in: chat, by: house.actor(ana)).sequence == 4)
        #expect(try await house.send("Thanks", draft: "v2", by: vera).sequence == 5)

        let ended = try await house.end(Target(vera), by: house.actor(ana))
        #expect(ended.standing.state == .end)
        #expect(ended.chat?.ended?.reason == .agent)
        let authors = try await house.messages(in: chat).map(\.author)
        #expect(
            authors == [
                .visitor, .system(.waiting), .system(.joined(ana)), .agent(ana), .visitor,
                .system(.ended(.agent)),
            ])
        #expect(try await house.messages(in: chat).map(\.sequence) == [1, 2, 3, 4, 5, 6])
        #expect(house.lobby.record(vera)?.status == .end)
        #expect(house.roster.chats(of: ana) == 0)
    }

    @Test func `with no agent Online no chat can be requested`() async throws {
        let house = try await TestHouse.open()
        try await house.arrive(vera)

        await #expect(throws: VisitorFailure.self) { try await house.send("Hello?", draft: "d", by: vera) }

        #expect(try await house.chats(of: vera).isEmpty)
        #expect(house.lobby.record(vera)?.status == .inSite)
    }

    @Test func `a backup queue is used if no agent of the queue is Online`() async throws {
        var directory = Cast.directory
        directory.queues[Cast.support.id]?.agents = [ana]
        directory.queues[Cast.support.id]?.backup = Cast.sales.id
        let house = try await TestHouse.open(directory: directory)
        await house.availability.connect(ben)

        let chat = try await house.asked()

        #expect(
            try await house.state(of: vera)
                == .waitingForChat(chat, Wait(in: Cast.sales.id, since: house.clock.now)))
    }

    @Test func `a waiting visitor is given their position in the queue`() async throws {
        let house = try await TestHouse.open().staffed()
        let first = try await house.asked(vera)
        house.clock.advance(by: .seconds(1))
        let second = try await house.asked(walt)

        let places = try await house.store.read { db in
            try [first, second].map { try db.chats.find($0).flatMap { try db.chats.position(of: $0) } }
        }

        #expect(places == [1, 2])
    }

    @Test func `a draft sent twice is stored once, in the same chat and after its end`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()
        let sent = try await house.send("Hello again", draft: "twice", by: vera)

        #expect(try await house.send("Hello again", draft: "twice", by: vera) == sent)
        _ = try await house.end(Target(vera), by: house.actor(ana))
        #expect(try await house.send("Hello again", draft: "twice", by: vera) == sent)

        #expect(try await house.chats(of: vera).map(\.id) == [chat])
        #expect(try await house.messages(in: chat).filter { $0.text == "Hello again" }.count == 1)
    }

    @Test func `a message without visible characters is empty`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()
        let before = try await house.messages(in: chat).count
        for text in ["", " \n ", "\u{200B}", "\u{202E}\u{2066}", "\u{3164}\u{FEFF}", "\u{200D}\u{301}"] {
            #expect(await refusal { _ = try await house.send(text, draft: "b", by: vera) }.hasPrefix("empty"))
            #expect(
                await refusal { _ = try await house.say(text, draft: "b", in: chat, by: house.actor(ana)) }
                    .hasPrefix(
                        "empty"))
        }
        #expect(try await house.messages(in: chat).count == before)
        _ = try await house.send("❤️", draft: "c", by: vera)
        _ = try await house.send(".", draft: "d", by: vera)
        #expect(try await house.messages(in: chat).count == before + 2)
    }

    @Test func `equal drafts of different authors are different messages`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()
        let told = try await house.say("Which size?", draft: "k", in: chat, by: house.actor(ana))

        let answer = try await house.send("The middle one", draft: "k", by: vera)
        let stranger = await refusal {
            _ = try await house.say("Which size?", draft: "k", in: chat, by: house.actor(ben))
        }

        #expect(answer.sequence == told.sequence + 1)
        #expect(try await house.messages(in: chat).last?.text == "The middle one")
        #expect(stranger == .notYours(ana), "an agent outside the chat learns nothing about the draft")
        // Both are sent again because their answers were lost.
        #expect(
            try await house.say("Which size?", draft: "k", in: chat, by: house.actor(ana)).sequence
                == told.sequence)
        #expect(
            try await house.send("The middle one", draft: "k", by: vera).sequence == answer.sequence)
        _ = try await house.end(Target(vera), by: house.actor(ana))
        #expect(
            await refusal {
                _ = try await house.say("Which size?", draft: "k", in: chat, by: house.actor(ben))
            }
                == "chatEnded")
    }

    @Test func `a draft sent again with another text is refused`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()
        _ = try await house.say("Which size?", draft: "a", in: chat, by: house.actor(ana))
        _ = try await house.say("Regular customer", draft: "n", kind: .note, in: chat, by: house.actor(ana))
        _ = try await house.send("The middle one", draft: "v", by: vera)
        let before = try await house.messages(in: chat)

        #expect(
            await refusal {
                _ = try await house.say("Other words", draft: "a", in: chat, by: house.actor(ana))
            }
                == "draftUsed")
        #expect(
            await refusal {
                _ = try await house.say("Regular customer", draft: "n", in: chat, by: house.actor(ana))
            }
                == "draftUsed", "a note must not become a message, nor be taken for one")
        #expect(
            await refusal { _ = try await house.send("Other words", draft: "v", by: vera) } == "draftUsed")
        #expect(await refusal { _ = try await house.send("Other", draft: "first", by: vera) } == "draftUsed")
        #expect(try await house.messages(in: chat) == before)

        _ = try await house.end(Target(vera), by: house.actor(ana))
        #expect(await refusal { _ = try await house.send("Other", draft: "v", by: vera) } == "draftUsed")
        #expect(try await house.chats(of: vera).count == 1)
    }

    @Test func `an agent's draft sent twice is stored once, even after the chat has ended`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()
        let sent = try await house.say("Hello", draft: "twice", in: chat, by: house.actor(ana))
        #expect(try await house.say("Hello", draft: "twice", in: chat, by: house.actor(ana)) == sent)
        _ = try await house.end(Target(vera), by: house.actor(ana))

        #expect(try await house.say("Hello", draft: "twice", in: chat, by: house.actor(ana)) == sent)
        await #expect(throws: AgentFailure.self) {
            try await house.say("More", draft: "new", in: chat, by: house.actor(ana))
        }
        #expect(try await house.messages(in: chat).filter { $0.text == "Hello" }.count == 1)
    }

    @Test(arguments: [("", "empty"), ("  \n", "empty"), (String(repeating: "x", count: 4_001), "tooLong")])
    func `a text must have one to four thousand characters`(text: String, why: String) async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()

        let visitors = await refusal { _ = try await house.send(text, draft: "d", by: vera) }
        let agents = await refusal {
            _ = try await house.say(text, draft: "d", in: chat, by: house.actor(ana))
        }

        #expect(visitors.hasPrefix(why))
        #expect(agents.hasPrefix(why))
        #expect(
            try await house.send(String(repeating: "x", count: 4_000), draft: "d", by: vera).text.count
                == 4_000)
    }

    @Test func `only the agent in the chat can write in it and end it`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting(with: Cast.ana)

        #expect(
            await refusal { _ = try await house.say("Psst", draft: "b", in: chat, by: house.actor(ben)) }
                == .notYours(ana)
        )
        #expect(
            await refusal { _ = try await house.end(Target(vera), by: house.actor(ben)) } == .notYours(ana))
        await #expect(
            refusal {
                _ = try await house.transfer(Target(vera), to: .agent(ben), note: nil, by: house.actor(ben))
            }
                == .notYours(ana))
        #expect(try await house.state(of: vera) == .chatting(chat, with: ana))
    }

    @Test func `a refused visitor may ask again`() async throws {
        let house = try await TestHouse.open().staffed()
        let first = try await house.asked()

        let refused = try await house.refuse(Target(vera), by: house.actor(ana))
        #expect(refused.standing.state == .refusedByAgent)
        #expect(try await house.chat(first)?.ended?.reason == .refused)

        let second = try await house.send("Please?", draft: "again", by: vera).chat
        #expect(second != first)
        #expect(try await house.state(of: vera)?.status == .waitingForChat)
    }

    @Test func `a visitor who cancels counts as missed`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.asked()

        try await house.endByVisitor(by: vera)

        #expect(try await house.chat(chat)?.ended?.reason == .missed)
        #expect(try await house.state(of: vera) == .end)
        let failure = await refusal { try await house.endByVisitor(by: vera) }
        #expect(failure == "chatEnded")
    }

    @Test func `a command for another chat or an older state is stale`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.asked()
        let version = try #require(house.lobby.record(vera)?.version)
        let other = Chat.ID(high: 77, low: 77)

        #expect(
            await refusal { _ = try await house.accept(Target(vera, chat: other), by: house.actor(ana)) }
                == "stale")
        #expect(
            await refusal {
                _ = try await house.accept(Target(vera, version: version - 1), by: house.actor(ana))
            }
                == "stale")
        _ = try await house.accept(Target(vera, chat: chat, version: version), by: house.actor(ana))
        #expect(try await house.state(of: vera) == .chatting(chat, with: ana))
    }

    @Test func `a command for a visitor who never visited is refused as unknown`() async throws {
        let house = try await TestHouse.open().staffed()

        #expect(
            await refusal { _ = try await house.accept(Target(walt), by: house.actor(ana)) }
                == "noSuchVisitor")
        #expect(await refusal { _ = try await house.send("Hi", draft: "d", by: walt) } == "noSuchChat")
    }

    @Test func `an action that is not offered is refused, also for a visitor who is not stored`()
        async throws
    {
        let house = try await TestHouse.open().staffed()
        try await house.arrive(vera)

        for door in [EnterChat.Door.goToChat, .join, .monitor] {
            let failure = await refusal {
                _ = try await house.enter(Target(vera), through: door, by: house.actor(ana))
            }
            #expect(failure == .notOffered(in: .inSite), "\(door)")
        }
        #expect(
            await refusal { _ = try await house.accept(Target(vera), by: house.actor(ana)) }
                == .notOffered(in: .inSite))
        #expect(
            await refusal { _ = try await house.takeOver(Target(vera), by: house.actor(ana)) }
                == .notOffered(in: .inSite))
    }

    @Test func `read marks only rise, up to the last message, and only by participants`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()
        _ = try await house.say("Hello", draft: "a", in: chat, by: house.actor(ana))

        await house.marks(.read, 3, in: chat, by: .visitor(vera))
        await house.marks(.delivered, 2, in: chat, by: .visitor(vera))
        await house.marks(.read, 4, in: chat, by: .visitor(walt))
        await house.marks(.delivered, 99, in: chat, by: .agent(ana))
        await house.marks(.read, 4, in: chat, by: .agent(ben))

        #expect(
            try await house.chat(chat)?.marks
                == Chat.Marks(visitorDelivered: 3, visitorRead: 3, agentDelivered: 4, agentRead: 0))
    }
}
