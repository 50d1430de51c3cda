import FoyerCore
import FoyerRealtime
import FoyerWire
import TestSupport
import Testing

@testable import FoyerService
@testable import FoyerSessions

/// Permissions are checked at every action, and a changed role takes effect on open consoles.
struct PermissionTests {
    /// Reduces Ben's role to these permissions.
    private func permit(_ permissions: Set<Role.Permission>, in tulip: SessionHouse) {
        var directory = tulip.house.directory.now
        directory.roles[.agent]?.permissions = permissions
        directory.version += 1
        #expect(tulip.house.directory.replace(by: directory))
        tulip.house.changeVisitor.publish(.directory)
    }

    @Test func `an agent who loses the permission to see visitors loses the list and the panel`() async throws
    {
        let tulip = try await SessionHouse()
        let ben = try await tulip.agent(Cast.ben)
        let vera = try await tulip.visitor().visitor()
        ben.say(Self.watch)
        ben.say(#"{"type":"select","visitor":"\#(vera)"}"#)
        try await eventually("the list") { ben.sink.all("list").last?["total"] == "1" }

        permit([.chat], in: tulip)

        try await eventually("an empty list") { ben.sink.all("list").last?["total"] == "0" }
        #expect(try await ben.sink.first("refused")["code"] == "forbidden")
        try await eventually("no panel") { ben.sink.all("visitor").contains { $0["id"] == "\(vera)" } }
        let frames = ben.sink.frames.count
        _ = try await tulip.visitor()
        tulip.house.lobby.tick()
        #expect(ben.sink.frames.dropFirst(frames).allSatisfy { !$0.text.contains("\(vera)") })
        ben.say(Self.watch)
        try await eventually("refused") { ben.sink.all("refused").count == 2 }
        #expect(try await ben.command(7, #""type":"info","visitor":"\#(vera)""#)["code"] == "forbidden")

        permit([.chat, .seeVisitors], in: tulip)

        try await eventually("the list again") { ben.sink.all("list").last?["total"] == "2" }
    }

    @Test func `buttons follow the role while the console is open, and the server agrees`() async throws {
        let tulip = try await SessionHouse()
        let ben = try await tulip.agent(Cast.ben)
        let vera = try await tulip.visitor().visitor()
        ben.say(Self.watch)
        try await eventually("Ban is offered") { ben.sink.all("list").last?.text.contains(#""ban""#) == true }

        permit([.seeVisitors, .chat], in: tulip)

        try await eventually("Ban is not offered") {
            ben.sink.all("list").last?.text.contains(#""ban""#) == false
        }
        #expect(ben.sink.all("list").last?.text.contains(#""invite""#) == true)
        let wish = #""type":"ban","visitor":"\#(vera)","byVisitor":true,"byAddress":false,"comment":"""#
        #expect(try await ben.command(1, wish)["code"] == "forbidden")
        #expect(tulip.house.bans.all.isEmpty)
    }

    @Test func `an agent who may not chat is welcomed without chats`() async throws {
        let tulip = try await SessionHouse()
        permit([.seeVisitors], in: tulip)
        _ = try await tulip.agent(Cast.ana)
        let vera = try await tulip.visitor()
        try await vera.send("Hello?", draft: "d")

        let ben = try await tulip.agent(Cast.ben)

        #expect(!ben.sink.all("welcome").contains { $0.text.contains("Hello?") })
        #expect(ben.sink.all("welcome").first?.text.contains(#""chats":[]"#) == true)
    }

    @Test func `an agent who was removed is logged out`() async throws {
        let tulip = try await SessionHouse()
        let ben = try await tulip.agent(Cast.ben)
        var directory = tulip.house.directory.now
        directory.agents[Cast.ben.id] = nil
        directory.version += 1
        #expect(tulip.house.directory.replace(by: directory))

        tulip.house.changeVisitor.publish(.directory)

        #expect(try await ben.sink.closing() == SessionClose.loggedOut)
    }

    /// Every command with its permission. Duplicated on purpose; a command that is missing here fails the test.
    private static let needs: [String: Role.Permission] = [
        "info": .seeVisitors, "pastChats": .seeVisitors, "capture": .capture, "release": .capture,
        "ban": .ban,
        "banPreview": .ban, "invite": .chat, "cancelInvitation": .chat, "accept": .chat, "refuse": .chat,
        "goToChat": .chat, "join": .chat, "monitor": .monitor, "stopFlow": .chat, "takeOver": .chat,
        "end": .chat,
        "transfer": .chat, "send": .chat, "editContact": .chat,
    ]
    /// Commands that need only a log-in.
    private static let free: Set<String> = ["leaveChat", "availability"]

    @Test(arguments: TranscriptWaysTests.commands.keys.sorted())
    func `a command is refused without its permission, and only without it`(name: String) async throws {
        let tulip = try await SessionHouse()
        let bytes = try TranscriptWaysTests.bytes(of: name, in: "agent-command")
        let command = try AgentCommand(body: bytes)
        let type = try #require(SentFrame(bytes)["type"])
        let need = Self.needs[type]
        #expect((need == nil) == Self.free.contains(type), "say in the table what \(type) needs")
        let all = Set(Role.Permission.allCases)

        permit(need.map { all.subtracting([$0]) } ?? [], in: tulip)
        #expect(await forbidden(command, tulip) == need)
        permit(need.map { [$0] } ?? [], in: tulip)
        #expect(await forbidden(command, tulip) == nil)
    }

    private func forbidden(_ command: AgentCommand, _ tulip: SessionHouse) async -> Role.Permission? {
        do { _ = try await tulip.gateway.agents.perform(command, by: Cast.ben.id) } catch {
            if case .forbidden(let permission) = error { return permission }
        }
        return nil
    }

    private static let watch =
        #"{"type":"watch","filter":{"statuses":[]},"sort":{"by":"default","descending":false},"offset":0,"count":100}"#
}
