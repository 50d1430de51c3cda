import FoyerBoard
import FoyerCore
import FoyerWire
import Testing

private let cast = WireCast.self
private let report = PageReport(page: cast.cart, referrer: "https://search.example/")
private let target = VisitorTarget(cast.vera, chat: cast.chat, version: 3)

private let visitorCommands: [String: VisitorCommand] = [
    "hello": .hello(
        VisitorHello(
            widget: cast.tulip, token: "v1.\(cast.vera).0123456789abcdefghjkmnpqrs", tab: "tab-1",
            page: report,
            focused: true, screen: "1920x1080", language: "de-DE", timeZone: "Europe/Berlin",
            resume: Resume(chat: cast.chat, after: 17)
        )
    ),
    "hello-new": .hello(
        VisitorHello(
            widget: cast.tulip, token: nil, tab: "tab-1",
            page: PageReport(page: Page(url: "https://tulip.example/", title: "")), focused: false
        )
    ),
    "page": .page(tab: "tab-1", report, focused: true),
    "focus": .focus(tab: "tab-1", focused: false),
    "leave": .leave(tab: "tab-1"),
    "open": .open,
    "send": .send(draft: "3c7be0a1-6f3e-4f9b-8a55-0d0f8a7a1c11", text: cast.question.text),
    "typing": .typing(text: "great, and can I p"),
    "received": .received(cast.chat, sequence: 9),
    "read": .read(cast.chat, sequence: 9),
    "fetch": .fetch(cast.chat, after: 3),
    "history": .history(before: HistoryPage.Position(cast.chat, 41)), "history-newest": .history(before: nil),
    "end": .end,
    "answer": .answer(cast.invitation),
    "decline": .decline(cast.invitation),
    "identify": .identify(
        Identity(
            id: "customer-7",
            contact: [.name: "Vera", .email: "vera@example.com", .phone: "+49 30 123"], hash: "ab12"),
        request: "tab-1-7"),
    "set": .set(VariableChange(["plan": "gold", "cart": "89.90"])),
    "set-null": .set(VariableChange(["plan": "gold"], removed: ["cart"])),
    "logout": .logout,
    "ping": .ping,
]

private let agentFrames: [String: AgentFrame] = [
    "hello": .hello(chats: [Resume(chat: cast.chat, after: 17)]),
    "watch": .watch(
        WatchRequest(
            filter: Filter(
                statuses: [.waitingForChat, .end], widget: cast.tulip, queue: cast.support,
                assignee: .agent(cast.ana),
                country: "DE", captured: true, text: "otter"
            ),
            order: SortOrder(by: .timeOnSite, descending: true), offset: 100, count: 50
        )
    ),
    "watch-all": .watch(WatchRequest(filter: Filter(assignee: .nobody), offset: 0, count: 100)),
    "unwatch": .unwatch, "waiting": .waiting(after: cast.chat), "waiting-first": .waiting(after: nil),
    "hold": .hold([cast.vera]),
    "hold-none": .hold([]),
    "select": .select(cast.vera),
    "select-none": .select(nil),
    "typing": .typing(cast.chat, typing: true),
    "received": .received(cast.chat, sequence: 9),
    "read": .read(cast.chat, sequence: 9),
    "fetch": .fetch(cast.chat, FetchRange(from: .before(120), count: 20)),
    "fetch-after": .fetch(cast.chat, FetchRange(from: .after(120))),
    "ping": .ping,
    "command": .command(request: 7, .accept(target)),
]

private let agentCommands: [String: AgentCommand] = [
    "info": .info(target),
    "capture": .capture(VisitorTarget(cast.vera), reason: "big cart"),
    "release": .release(target),
    "ban": .ban(
        VisitorTarget(cast.vera),
        BanCommand(byVisitor: true, byAddress: false, comment: "spam", confirmed: true)
    ),
    "ban-preview": .banPreview(target),
    "invite": .invite(VisitorTarget(cast.vera), text: "May I help you choose a size?"),
    "cancel-invitation": .cancelInvitation(target),
    "accept": .accept(target),
    "accept-any": .accept(VisitorTarget(cast.vera)),
    "refuse": .refuse(target),
    "go-to-chat": .goToChat(target),
    "join": .join(target),
    "monitor": .monitor(target),
    "stop-flow": .stopFlow(target),
    "take-over": .takeOver(target),
    "end": .end(target),
    "transfer-agent": .transfer(target, to: .agent(cast.ben), note: "speaks Dutch"),
    "transfer-queue": .transfer(target, to: .queue(cast.support), note: ""),
    "leave-chat": .leaveChat(cast.chat),
    "send": .send(cast.chat, draft: "d-1", text: "Yes, it is.", isNote: false),
    "send-note": .send(cast.chat, draft: "d-2", text: "Regular customer", isNote: true),
    "edit-contact": .editContact(
        VisitorTarget(cast.vera), ContactChange([.name: "Vera", .email: "vera@example.com", .phone: ""])
    ),
    "availability": .availability(.away),
    "past-chats": .pastChats(target),
]

struct CommandGoldenTests {
    @Test(arguments: visitorCommands.keys.sorted()) func `a visitor's command is parsed`(name: String) throws
    {
        let command = try VisitorCommand(frame: try Golden.bytes(of: name, in: "visitor-command"))
        #expect(command == visitorCommands[name])
    }

    @Test(arguments: agentFrames.keys.sorted()) func `an agent's frame is parsed`(name: String) throws {
        let frame = try AgentFrame(frame: try Golden.bytes(of: name, in: "agent-frame"))
        #expect(frame == agentFrames[name])
    }

    @Test(arguments: agentCommands.keys.sorted()) func `an agent's command is parsed`(name: String) throws {
        let command = try AgentCommand(body: try Golden.bytes(of: name, in: "agent-command"))
        #expect(command == agentCommands[name])
    }

    @Test func `every golden file of commands is parsed`() throws {
        #expect(try Golden.names(in: "visitor-command") == Set(visitorCommands.keys))
        #expect(try Golden.names(in: "agent-frame") == Set(agentFrames.keys))
        #expect(try Golden.names(in: "agent-command") == Set(agentCommands.keys))
    }

    @Test func `a posted command carries the token`() throws {
        let post = try VisitorPost(body: try Golden.bytes(of: "visitor-post", in: "http"))
        #expect(post.widget == cast.tulip)
        #expect(post.token.hasPrefix("v1.\(cast.vera)."))
        #expect(post.stream == "5tream")
        #expect(post.command == .ping)
    }

    @Test func `a log-in is parsed`() throws {
        let request = try LogInRequest(body: try Golden.bytes(of: "log-in", in: "http"))
        #expect(request.email == "ana@tulip.example")
        #expect(request.password == "correct horse")
    }
}
