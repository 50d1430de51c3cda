import FoyerCore
import FoyerService
import FoyerWire
import Foundation
import TestSupport
import Testing

@testable import FoyerSessions

/// Every way in which an agent could read the messages of a chat that he is not in. The lists follow the wire's golden files: a
/// new command, frame or notice fails here until its access to messages is stated.
struct TranscriptWaysTests {
    private static let secret = "opensesame"

    /// The messages of a running chat that a command or frame of an outsider may return.
    enum Way { case nothing, comesIn }

    static let commands: [String: Way] = [
        "info": .nothing, "capture": .nothing, "release": .nothing, "ban-preview": .nothing,
        "invite": .nothing,
        "cancel-invitation": .nothing, "accept": .nothing, "accept-any": .nothing, "refuse": .nothing,
        "go-to-chat": .nothing, "join": .nothing, "stop-flow": .nothing, "take-over": .nothing,
        "end": .nothing,
        "transfer-agent": .nothing, "transfer-queue": .nothing, "leave-chat": .nothing, "send": .nothing,
        "send-note": .nothing, "edit-contact": .nothing, "availability": .nothing, "past-chats": .nothing,
        // Audited, and needs a permission.
        "monitor": .comesIn,
        // Ends the chat: every agent who may chat can read an ended chat.
        "ban": .comesIn,
    ]

    private static let frames: [String: Way] = [
        "hello": .nothing, "watch": .nothing, "watch-all": .nothing, "unwatch": .nothing, "select": .nothing,
        "select-none": .nothing, "typing": .nothing, "received": .nothing, "read": .nothing,
        "fetch": .nothing,
        "fetch-after": .nothing, "hold": .nothing, "hold-none": .nothing, "waiting": .nothing,
        "waiting-first": .nothing, "ping": .nothing,
        "command": .nothing,
    ]

    /// How each notice to agents protects the messages in it.
    private enum Guard {
        case noWords
        /// `TranscriptAccess` is checked for each chat in it.
        case access
        /// Sent only to agents in the chat: `Topic.agent` of its agent, `Topic.staff` of those who joined or monitor.
        case topic
    }

    private static let notices: [String: Guard] = [
        "welcome": .access, "chat": .access, "messages": .access, "done": .access, "visitor": .access,
        "message": .topic, "typing": .topic, "marks": .topic,
        "list": .noWords, "listChange": .noWords, "invitations": .noWords, "agent": .noWords,
        "waiting": .access, "directory": .noWords, "permissions": .noWords, "refused": .noWords,
        "presence": .noWords, "pong": .noWords, "later": .noWords, "returned": .noWords,
        "loggedOut": .noWords,
    ]

    @Test func `the lists contain every command, frame and notice`() throws {
        #expect(try Set(Self.names(in: "agent-command")) == Set(Self.commands.keys))
        #expect(try Set(Self.names(in: "agent-frame")) == Set(Self.frames.keys))
        let types = try Self.names(in: "agent-notice").map { name in
            try #require(SentFrame(try Self.bytes(of: name, in: "agent-notice"))["type"], "\(name)")
        }
        #expect(Set(types) == Set(Self.notices.keys))
    }

    @Test(arguments: commands.keys.sorted())
    func `no command sends an outsider the messages of a running chat`(name: String) async throws {
        let scene = try await Scene()
        let body = try scene.aimed(try Self.bytes(of: name, in: "agent-command"))
        let answer = try await scene.ben.command(1, String(body.dropFirst().dropLast()))
        try await scene.speakOn()

        let hears = scene.ben.sink.frames.contains { $0.text.contains(Self.secret) }
        switch Self.commands[name] {
        case .nothing: #expect(!hears, "\(answer)")
        case .comesIn, nil: break
        }
    }

    @Test(arguments: commands.keys.sorted())
    func `no single request sends an outsider the messages of a running chat`(name: String) async throws {
        let scene = try await Scene()
        let body = try scene.aimed(try Self.bytes(of: name, in: "agent-command"))
        let reply = await scene.post(body)

        guard Self.commands[name] == .nothing else { return }
        #expect(!String(decoding: reply, as: UTF8.self).contains(Self.secret))
    }

    @Test(arguments: frames.keys.sorted())
    func `no frame sends an outsider the messages of a running chat`(name: String) async throws {
        let scene = try await Scene()
        scene.ben.say(try scene.aimed(try Self.bytes(of: name, in: "agent-frame")))
        try await scene.speakOn()

        #expect(!scene.ben.sink.frames.contains { $0.text.contains(Self.secret) })
    }

    @Test func `a reconnecting console is not sent messages of others' chats`() async throws {
        let scene = try await Scene()
        let again = try await scene.tulip.agent(Cast.ben, chats: #"[{"chat":"\#(scene.chat)","after":0}]"#)
        try await scene.speakOn()

        #expect(!again.sink.frames.contains { $0.text.contains(Self.secret) })
    }

    @Test func `a chat that is taken over or transferred is readable by nobody else`() async throws {
        let tulip = try await SessionHouse()
        let ana = try await tulip.agent(Cast.ana)
        let ben = try await tulip.agent(Cast.ben)
        let client = try tulip.page()
        client.say(SessionHouse.hello(widget: Cast.tulipBot.id))
        _ = try await client.sink.first("welcome")
        let chat = try await client.send("Hello", draft: "d")
        let visitor = try await client.visitor()

        try await ana.command(1, #""type":"takeOver","visitor":"\#(visitor)""#)
        try await eventually("the chat is Ana's") {
            ben.sink.all("chat").contains { $0["chat.assignee"] == Cast.ana.id.description }
        }
        let words = "chat.lastMessage.text"
        #expect(!ben.sink.all("chat").contains { $0["chat.id"] == chat && $0[words] != nil })
        #expect(
            ana.sink.all("chat").contains { $0["chat.id"] == chat && $0[words] != nil },
            "whose chat it is sees its last words")
        try await client.send(Self.secret, draft: "e")

        try await ana.command(
            2, #""type":"transfer","visitor":"\#(visitor)","toAgent":"\#(Cast.ben.id)""#)
        try await eventually("the chat is Ben's") {
            ben.sink.all("chat").contains { $0["chat.assignee"] == Cast.ben.id.description }
        }
        #expect(
            ben.sink.all("chat").contains {
                $0["chat.assignee"] == Cast.ben.id.description && $0[words] == Self.secret
            })
        #expect(
            !ana.sink.all("chat").contains {
                $0["chat.assignee"] == Cast.ben.id.description && $0.text.contains(Self.secret)
            }, "who gave it away is not in it any more")
    }

    private static let folder = Checkout.fixtures.appending(path: "wire")

    private static func names(in kind: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: kind).path)
            .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
    }

    static func bytes(of name: String, in kind: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: "\(kind)/\(name).json")))
    }

    /// Ana chats with a visitor who has written the secret; Ben is an outsider.
    private struct Scene {
        let tulip: SessionHouse
        let ben: Client
        let client: Client
        let chat: String
        let visitor: Visitor.ID

        init() async throws {
            tulip = try await SessionHouse()
            let ana = try await tulip.agent(Cast.ana)
            client = try await tulip.visitor()
            visitor = try await client.visitor()
            chat = try await client.send("Hello", draft: "d1")
            try await ana.command(1, #""type":"accept","visitor":"\#(visitor)""#)
            try await client.send(TranscriptWaysTests.secret, draft: "d2")
            ben = try await tulip.agent(Cast.ben)
        }

        /// The chat continues: a message is sent that an outsider may have subscribed to.
        func speakOn() async throws {
            client.say(#"{"type":"typing","text":"\#(TranscriptWaysTests.secret)"}"#)
            client.say(#"{"type":"send","draft":"d3","text":"\#(TranscriptWaysTests.secret)"}"#)
            try await eventually("d3") {
                client.sink.all("sent").contains { $0["draft"] == "d3" } || client.sink.code != nil
            }
            // After everything that his console had to process.
            try await ben.command(999, #""type":"availability","availability":"online""#)
        }

        /// The golden command or frame, addressed to this chat.
        func aimed(_ bytes: [UInt8]) throws -> String {
            let object = try JSONSerialization.jsonObject(with: Data(bytes))
            let aimed = try JSONSerialization.data(withJSONObject: aim(object))
            return String(decoding: aimed, as: UTF8.self)
        }

        private func aim(_ value: Any) -> Any {
            if let list = value as? [Any] { return list.map(aim) }
            guard var object = value as? [String: Any] else { return value }
            for (name, inner) in object { object[name] = aim(inner) }
            if object["visitor"] is String { object["visitor"] = visitor.description }
            if object["chat"] is String { object["chat"] = chat }
            if object["before"] is NSNumber { object["before"] = 100 }
            if object["after"] is NSNumber { object["after"] = 0 }
            object["version"] = nil
            return object
        }

        /// The answer of `POST /api/v1/commands` to Ben.
        func post(_ body: String) async -> [UInt8] {
            do {
                return try await tulip.gateway.agents.perform(
                    AgentCommand(body: Array(body.utf8)), by: Cast.ben.id
                ).encoded()
            } catch { return Array("\(error)".utf8) }
        }
    }
}
