import FoyerCore
import FoyerRealtime
import FoyerService
import Synchronization
import TestSupport
import Testing

@testable import FoyerSessions

private let ana = Cast.ana.id

/// Events are lost, duplicated and reordered; the client still gets every message once and in order.
struct DeliveryTests {
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `a visitor sees every message once and in order`(seed: UInt64) async throws {
        let tulip = try await SessionHouse()
        let outlet = LossyOutlet(seed: seed)
        await tulip.house.availability.connect(ana)
        let client = try await tulip.visitor(FakeSink(outlet))
        let visitor = try await client.visitor()
        let chat = try await client.send("Hello?", draft: "d")
        _ = try await tulip.house.accept(Target(visitor), by: tulip.house.actor(ana))
        let id = try #require(Chat.ID(chat))
        var random = SplitMix(seed: seed)
        var notes: Set<Int64> = []
        for number in 0..<30 {
            let isNote = Int.random(in: 0..<6, using: &random) == 0
            let message = try await tulip.house.say(
                "\(number)", draft: "a\(number)", kind: isNote ? .note : .message, in: id,
                by: tulip.house.actor(ana))
            if isNote { notes.insert(message.sequence) }
            if Int.random(in: 0..<4, using: &random) == 0 { await Task.yield() }
        }
        outlet.becomeHonest()
        let last = try await tulip.house.say("the last", draft: "last", in: id, by: tulip.house.actor(ana))
            .sequence

        try await eventually("\(last), seed \(seed)") { client.sequences(of: chat).last == last }
        #expect(client.sequences(of: chat) == (1...last).filter { !notes.contains($0) }, "seed \(seed)")
    }

    @Test func `messages that arrive during a read of the store are not lost`() async throws {
        let tulip = try await SessionHouse()
        await tulip.house.availability.connect(ana)
        for round in 0..<10 {
            let outlet = HoldingOutlet()
            let client = try await tulip.visitor(FakeSink(outlet))
            let visitor = try await client.visitor()
            let chat = try await client.send("Hello?", draft: "d")
            _ = try await tulip.house.accept(Target(visitor), by: tulip.house.actor(ana))
            let id = try #require(Chat.ID(chat))
            // Two events at once, the first of them lost; the second arrives during the read.
            for number in 0..<3 {
                _ = try await tulip.house.say(
                    "\(number)", draft: "a\(number)", in: id, by: tulip.house.actor(ana))
            }
            outlet.release { $0.dropFirst() + $0.suffix(1) }
            let last = try await tulip.house.say(
                "the last", draft: "last", in: id, by: tulip.house.actor(ana)
            ).sequence
            outlet.release { $0 }

            try await eventually("\(last) in round \(round)") { client.sequences(of: chat).last == last }
            #expect(client.sequences(of: chat) == Array(1...last))
        }
    }

    @Test func `fetched messages are not sent again`() async throws {
        let tulip = try await SessionHouse()
        await tulip.house.availability.connect(ana)
        let outlet = HoldingOutlet()
        let client = try await tulip.visitor(FakeSink(outlet))
        let visitor = try await client.visitor()
        let chat = try await client.send("Hello?", draft: "d")
        let id = try #require(Chat.ID(chat))
        _ = try await tulip.house.accept(Target(visitor), by: tulip.house.actor(ana))
        outlet.release { $0 }
        _ = try await tulip.house.say("Yes?", draft: "a1", in: id, by: tulip.house.actor(ana))

        client.say(#"{"type":"fetch","chat":"\#(chat)","after":3}"#)
        try await eventually("4, fetched") { client.sequences(of: chat).last == 4 }
        outlet.release { $0 }
        _ = try await tulip.house.say("How can I help?", draft: "a2", in: id, by: tulip.house.actor(ana))
        outlet.release { $0 }

        try await eventually("5, told") { client.sequences(of: chat).last == 5 }
        #expect(client.sequences(of: chat) == [1, 2, 3, 4, 5])
    }

    @Test
    func `a long transcript is sent in parts that fit a slow connection, even if one part has only notes`()
        async throws
    {
        let tulip = try await SessionHouse()
        await tulip.house.availability.connect(ana)
        let first = try await tulip.visitor()
        let visitor = try await first.visitor()
        let token = try #require(try await first.sink.first("welcome")["token"])
        let chat = try await first.send("Hello?", draft: "d")
        let id = try #require(Chat.ID(chat))
        _ = try await tulip.house.accept(Target(visitor), by: tulip.house.actor(ana))
        let long = String(repeating: "x", count: Message.textLimit)
        for number in 0..<6 {
            _ = try await tulip.house.say(
                long, draft: "n\(number)", kind: .note, in: id, by: tulip.house.actor(ana))
        }
        for number in 0..<12 {
            _ = try await tulip.house.say(long, draft: "a\(number)", in: id, by: tulip.house.actor(ana))
        }

        let second = try await tulip.visitor(token: token, resume: (chat, 3))
        try await eventually("21") { second.sequences(of: chat).last == 21 }
        #expect(second.sequences(of: chat) == Array(10...21))
        second.say(#"{"type":"fetch","chat":"\#(chat)","after":9}"#)
        try await eventually("a part") { second.sequences(of: chat).count > 12 }

        let largest = second.sink.frames.map(\.text.utf8.count).max() ?? 0
        #expect(largest < 2 * Message.partLimit)
    }

    @Test func `a message after any number of notes is delivered`() async throws {
        let tulip = try await SessionHouse()
        await tulip.house.availability.connect(ana)
        let client = try await tulip.visitor()
        let visitor = try await client.visitor()
        let chat = try await client.send("Hello?", draft: "d")
        let id = try #require(Chat.ID(chat))
        _ = try await tulip.house.accept(Target(visitor), by: tulip.house.actor(ana))
        let long = String(repeating: "x", count: Message.textLimit)
        for number in 0..<5 {
            _ = try await tulip.house.say(
                long, draft: "n\(number)", kind: .note, in: id, by: tulip.house.actor(ana))
        }
        for number in 0..<200 {
            _ = try await tulip.house.say(
                "short", draft: "s\(number)", kind: .note, in: id, by: tulip.house.actor(ana))
        }
        _ = try await tulip.house.say("Here you are", draft: "a", in: id, by: tulip.house.actor(ana))

        client.say(#"{"type":"fetch","chat":"\#(chat)","after":2}"#)
        try await eventually("the answer") {
            client.sink.frames.contains {
                $0.text.contains(#""type":"messages""#) && $0.text.contains("Here you are")
            }
        }
    }

    @Test func `late events of the previous chat do not affect the open one`() async throws {
        let tulip = try await SessionHouse()
        await tulip.house.availability.connect(ana)
        let outlet = HoldingOutlet()
        let client = try await tulip.visitor(FakeSink(outlet))
        let visitor = try await client.visitor()
        let first = try await client.send("Hello?", draft: "d1")
        _ = try await tulip.house.refuse(Target(visitor), by: tulip.house.actor(ana))
        let second = try await client.send("Please?", draft: "d2")
        _ = try await tulip.house.accept(Target(visitor), by: tulip.house.actor(ana))
        #expect(first != second)

        // All events of the second chat arrive before the end of the first.
        outlet.release { notices in
            notices.filter { $0.position?.chat.description == second }
                + notices.filter { $0.position?.chat.description == first }
        }
        _ = try await tulip.house.say(
            "Yes?", draft: "a", in: try #require(Chat.ID(second)), by: tulip.house.actor(ana))
        outlet.release { $0 }

        try await eventually("4") { client.sequences(of: second).last == 4 }
        try await eventually("3 of the first") { client.sequences(of: first).last == 3 }
        #expect(client.sequences(of: second) == [1, 2, 3, 4])
        #expect(client.sequences(of: first) == [1, 2, 3])
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `a console gets every message, in order`(seed: UInt64) async throws {
        let tulip = try await SessionHouse()
        let outlet = LossyOutlet(seed: seed)
        let console = try await tulip.agent(Cast.ana, FakeSink(outlet))
        let client = try await tulip.visitor()
        let visitor = try await client.visitor()
        let chat = try await client.send("Hello?", draft: "d")
        try await console.command(1, #""type":"accept","visitor":"\#(visitor)""#)
        for number in 0..<25 {
            if number % 3 == 0 {
                try await console.command(
                    10 + number, #""type":"send","chat":"\#(chat)","draft":"a\#(number)","text":"x""#)
            } else {
                try await client.send("y", draft: "v\(number)")
            }
        }
        outlet.becomeHonest()
        try await client.send("the last", draft: "last")
        let id = try #require(Chat.ID(chat))
        let last = try #require(try await tulip.house.messages(in: id).last?.sequence)

        try await eventually("\(last), seed \(seed)") { console.sequences(of: chat).contains(last) }
        var have: Int64 = 0
        for sequence in console.sequences(of: chat) {
            #expect(sequence <= have + 1, "a gap, seed \(seed)")
            have = max(have, sequence)
        }
        #expect(have == last)
    }
}

/// Holds back events with a position until they are released.
final class HoldingOutlet: Outlet {
    private let held = Mutex<[(notice: HubEvent, listeners: [any Listener])]>([])

    func deliver(_ notice: HubEvent, to listeners: [any Listener]) {
        guard notice.position == nil else { return held.withLock { $0.append((notice, listeners)) } }
        for listener in listeners { listener.handle(notice) }
    }

    /// Delivers the held events in the order that `arrange` gives them.
    func release(_ arrange: ([HubEvent]) -> [HubEvent]) {
        let held = held.withLock { held in
            defer { held = [] }
            return held
        }
        for notice in arrange(held.map(\.notice)) {
            for listener in held.first?.listeners ?? [] { listener.handle(notice) }
        }
    }
}
