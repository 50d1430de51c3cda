import FoyerCore
import FoyerWire
import Testing

private let cast = WireCast.self

private let notices: [String: VisitorNotice] = [
    "welcome": .welcome(
        VisitorWelcome(
            visitor: cast.vera, token: "v1.\(cast.vera).0123456789abcdefghjkmnpqrs", name: "Swift Otter",
            boot: "b00t", now: cast.noon, widget: cast.widget, online: true, status: .inSite
        )
    ),
    "welcome-back": .welcome(
        VisitorWelcome(
            visitor: cast.vera, token: "v1.\(cast.vera).0123456789abcdefghjkmnpqrs", name: "Vera",
            boot: "b00t",
            now: cast.noon, widget: cast.widget, online: true, status: .chatting,
            chat: VisitorChatShape(
                cast.running, speaker: SpeakerShape(.agent, name: "Ana", title: "Support")),
            messages: [VisitorMessageShape(cast.question, name: "Vera")],
            invitation: VisitorInvitationShape(cast.offer, from: cast.agentAna), hasHistory: true,
            stream: "5tream"
        )
    ),
    "chat": .chat(
        VisitorChatShape(cast.running, speaker: SpeakerShape(.agent, name: "Ana", title: "Support"))),
    "chat-waiting": .chat(VisitorChatShape(cast.waiting, speaker: nil, position: 2, estimate: .seconds(90))),
    "chat-handed-back": .chat(VisitorChatShape(cast.handedBack, speaker: nil)),
    "chat-transfer": .chat(
        VisitorChatShape(cast.passed, speaker: SpeakerShape(.agent, name: "Ben", title: "Support"))),
    "chat-ended": .chat(
        VisitorChatShape(cast.ended, speaker: SpeakerShape(.agent, name: "Ana", title: "Support"))),
    "chat-none": .chat(nil),
    "message": .message(cast.chat, VisitorMessageShape(cast.reply, name: "Ana")),
    "message-system": .message(cast.chat, VisitorMessageShape(cast.joined, name: "Ana")),
    "message-transferred": .message(
        cast.chat, VisitorMessageShape(cast.transferred, name: "Ana", receiver: "Ben")),
    "message-ended": .message(cast.chat, VisitorMessageShape(cast.end, name: nil)),
    "message-missed": .message(cast.chat, VisitorMessageShape(cast.missed, name: nil)),
    "message-choices": .message(cast.chat, VisitorMessageShape(cast.choice, name: "Welcome")),
    "message-bot": .message(cast.chat, VisitorMessageShape(cast.answer, name: "Tulip Helper")),
    "messages": .messages(
        cast.chat,
        [VisitorMessageShape(cast.joined, name: "Ana"), VisitorMessageShape(cast.question, name: nil)]
    ),
    "sent": .sent(draft: "d-4", chat: cast.chat, sequence: 4, at: cast.noon),
    "typing": .typing(cast.chat, name: "Ana", typing: true),
    "marks": .marks(cast.chat, delivered: 4, read: 3, seen: 5),
    "history": .history(
        before: HistoryPage.Position(cast.chat, 41),
        VisitorHistoryShape(
            [.init(cast.chat, [VisitorMessageShape(cast.joined, name: "Ana")])],
            next: HistoryPage.Position(cast.chat, 3))),
    "history-empty": .history(before: nil, VisitorHistoryShape([], next: nil)),
    "identified": .identified(request: "tab-1-7"),
    "invitation": .invitation(VisitorInvitationShape(cast.offer, from: cast.agentAna)),
    "invitation-none": .invitation(nil),
    "online": .online(false),
    "refused": .refused(
        VisitorRefusalShape(
            .tooFast, detail: "At most 10 messages in 10 seconds.", command: "send", draft: "d-9",
            retryAfter: .milliseconds(1_500)
        )
    ),
    "refused-field": .refused(
        VisitorRefusalShape(
            .tooLong(field: "text", limit: 4_000, got: 5_120),
            of: FrameSummary(of: Array(#"{"type":"send","draft":"d-4"}"#.utf8))
        )
    ),
    "pong": .pong,
    "later": .later(retryAfter: .milliseconds(1_500)),
    "fresh": .fresh(FreshVisitor(cast.walt, token: "v1.\(cast.walt).c2lnbmF0dXJl")),
    "fresh-elsewhere": .fresh(nil),
    "gone": .gone,
]

struct VisitorNoticeGoldenTests {
    @Test(arguments: notices.keys.sorted()) func `a visitor's notice matches its golden file`(name: String)
        throws
    {
        try Golden.check(try #require(notices[name]), against: name, in: "visitor-notice")
    }

    @Test func `every golden file of visitors' notices belongs to a shape`() throws {
        #expect(try Golden.names(in: "visitor-notice") == Set(notices.keys))
    }

    @Test func `a visitor is never sent an agent's id or a bot's sources`() {
        for message in [cast.reply, cast.answer] {
            let text = String(decoding: VisitorMessageShape(message, name: "x").encoded(), as: UTF8.self)
            #expect(!text.contains("\(cast.ana)") && !text.contains("sources"))
        }
    }
}
