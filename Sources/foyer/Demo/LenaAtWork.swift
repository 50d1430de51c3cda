import FoyerCore
import FoyerService
import FoyerSodium
import FoyerStore
import Logging
import NIOCore

/// Lena's console.
final class LenaAtWork: DemoClient {
    /// Seconds between two checks of the list.
    private static let beat = 3.0
    /// Number of waiting visitors left to real agents.
    private static let leftWaiting = 3
    private static let chatLimit = 6
    private static let invitationLimit = 3
    /// She refuses a chat once in this many checks.
    private static let refusalBeats = 9
    /// Messages in one chat before she says goodbye.
    private static let answerLimit = 5

    private let crowd: DemoCrowd
    private var beats = 0
    private var requests = 0
    private var drafts = 0
    private var chats: [String: Talk] = [:]
    /// The visitors in the last window, by id.
    private var countries: [String: String] = [:]

    private struct Talk {
        let visitor: String
        let lines: DemoCast.Lines
        var answers = 0
        var sequence: Int64 = 0
    }

    init(with crowd: DemoCrowd) { self.crowd = crowd }

    private struct Heard: Decodable {
        let type: String
        let counts: [String: Int]?
        let rows: IfFitting<[Row]>?
        let chat: IfFitting<Chat>?
        let chats: IfFitting<[Chat]>?
        let message: Message?
    }

    private struct Row: Decodable {
        let id: String
        let status: String
        let chat: String?
        let version: Int64?
        let country: String?
        let actions: [String]
    }

    private struct Chat: Decodable {
        let id: String
        let visitor: String
        let status: String
        let assignee: String?
    }

    private struct Message: Decodable {
        let sequence: Int64
        let from: String
    }

    /// The chat of a message: an id, where other notices have an object.
    private struct ChatName: Decodable {
        let chat: String
    }

    func opened(_ line: DemoConnection) {
        line.say(#"{"type":"hello","protocol":1,"chats":[]}"#)
    }

    func closed() {}

    func heard(_ text: ByteBuffer, on line: DemoConnection) {
        guard let heard = DemoJSON.read(text, as: Heard.self) else { return }
        switch heard.type {
        case "welcome":
            for chat in heard.chats?.value ?? [] { follow(chat, line) }
            look(line)
        case "list": act(on: heard.rows?.value ?? [], heard.counts ?? [:], line)
        case "chat":
            if let chat = heard.chat?.value { follow(chat, line) }
        case "message":
            guard let message = heard.message, message.from == "visitor",
                let chat = DemoJSON.read(text, as: ChatName.self)?.chat
            else { return }
            answer(message, in: chat, line)
        default: break  // nothing that she reacts to
        }
    }

    /// Requests the list again: an identical `watch` is answered in full.
    private func look(_ line: DemoConnection) {
        line.say(
            #"{"type":"watch","filter":{},"sort":{"by":"default","descending":false},"offset":0,"count":200}"#
        )
        line.after(seconds: Self.beat) { [weak self] in self?.look(line) }
    }

    private func act(on rows: [Row], _ counts: [String: Int], _ line: DemoConnection) {
        beats += 1
        let known = rows.filter { crowd.contains($0.id) }
        countries = Dictionary(known.compactMap { row in row.country.map { (row.id, $0) } }) { $1 }
        let waiting = known.filter { $0.status == "waitingForChat" }
        if beats.isMultiple(of: Self.refusalBeats), waiting.count > 1, let last = waiting.last {
            command(#"{"type":"refuse","visitor":"\#(last.id)"}"#, line)
        } else if waiting.count > Self.leftWaiting || chats.isEmpty && waiting.count > 1,
            chats.count < Self.chatLimit, let first = waiting.first
        {
            command(#"{"type":"accept","visitor":"\#(first.id)"}"#, line)
        } else if counts["manuallyInvited", default: 0] < Self.invitationLimit {
            let free = known.filter { $0.status == "inSite" && $0.actions.contains("invite") }
            guard !free.isEmpty else { return }
            let guest = free[beats * 7 % free.count]
            let text = DemoJSON.quoted(lines(of: guest.country).invitation)
            command(#"{"type":"invite","visitor":"\#(guest.id)","text":\#(text)}"#, line)
        }
    }

    private func lines(of country: String?) -> DemoCast.Lines {
        DemoCast.lines(DemoCast.countries.first { $0.code == country }?.language ?? "en")
    }

    private func follow(_ chat: Chat, _ line: DemoConnection) {
        let isMine = chat.status == "chatting" && chat.assignee == Lena.id.description
        guard isMine, crowd.contains(chat.visitor) else {
            chats[chat.id] = nil
            return
        }
        guard chats[chat.id] == nil else { return }
        chats[chat.id] = Talk(visitor: chat.visitor, lines: lines(of: countries[chat.visitor]))
        say(in: chat.id, after: 2, line) { $0.lines.greeting }
    }

    private func answer(_ message: Message, in chat: String, _ line: DemoConnection) {
        guard let talk = chats[chat], message.sequence > talk.sequence else { return }
        chats[chat]?.sequence = message.sequence
        line.say(#"{"type":"read","chat":"\#(chat)","sequence":\#(message.sequence)}"#)
        let answers = talk.lines.answers
        if talk.answers < min(answers.count, Self.answerLimit) {
            chats[chat]?.answers += 1
            say(in: chat, after: 5, line) { $0.lines.answers[talk.answers] }
        } else {
            say(in: chat, after: 4, line) { $0.lines.farewell }
            line.after(seconds: 10) { [weak self] in
                guard let self, chats[chat] != nil else { return }
                command(#"{"type":"end","visitor":"\#(talk.visitor)","chat":"\#(chat)"}"#, line)
            }
        }
    }

    private func say(
        in chat: String, after seconds: Double, _ line: DemoConnection, _ text: @escaping (Talk) -> String
    ) {
        line.after(seconds: seconds / 2) { [weak self] in
            guard self?.chats[chat] != nil else { return }
            line.say(#"{"type":"typing","chat":"\#(chat)","typing":true}"#)
        }
        line.after(seconds: seconds) { [weak self] in
            guard let self, let talk = chats[chat] else { return }
            drafts += 1
            let quoted = DemoJSON.quoted(text(talk))
            command(#"{"type":"send","chat":"\#(chat)","draft":"lena-\#(drafts)","text":\#(quoted)}"#, line)
        }
    }

    /// A refused command means that somebody else acted first, or that the chat is over.
    private func command(_ command: String, _ line: DemoConnection) {
        requests += 1
        line.say(#"{"type":"command","request":\#(requests),"command":\#(command)}"#)
    }
}
