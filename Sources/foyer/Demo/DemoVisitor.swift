import FoyerCore
import NIOCore

/// Acts as one simulated visitor, from opening a page to leaving.
final class DemoVisitor: DemoClient {
    private let person: DemoPerson
    private let crowd: DemoCrowd
    /// Of an earlier visit.
    private var token: String?

    private var steps = 0
    private var drafts = 0
    private var chat: Chat?
    private var isWaiting = false
    /// The next phrase of the conversation.
    private var said = 0
    /// Counts the chats, so that actions scheduled in an earlier one are dropped.
    private var round = 0
    /// The last message that was answered or is about to be.
    private var answered: Int64 = 0

    init(_ person: DemoPerson, token: String?, in crowd: DemoCrowd) {
        self.person = person
        self.token = token
        self.crowd = crowd
    }

    struct Chat: Decodable {
        let id: String
        let status: String
        let speaker: Speaker?

        struct Speaker: Decodable {
            let kind: String
        }

        var isOpen: Bool { status != "end" && status != "refusedByAgent" }
    }

    private struct Heard: Decodable {
        let type: String
        let visitor: String?
        let token: String?
        let chat: IfFitting<Chat>?
        let message: Message?
        let invitation: Invitation?

        struct Message: Decodable {
            let sequence: Int64
            let from: String
            let choices: [String]?
        }

        struct Invitation: Decodable {
            let id: String
        }
    }

    func opened(_ line: DemoConnection) {
        let page = DemoCast.pages[(person.number + steps) % DemoCast.pages.count]
        let token = token.map { #""token":\#(DemoJSON.quoted($0)),"# } ?? ""
        line.say(
            """
            {"type":"hello","protocol":1,"widget":"\(person.widget)",\(token)"tab":"t","focused":true,\
            "screen":"\(person.device.screen)","language":"\(person.country.language)",\
            "timeZone":"\(person.country.timeZone)","page":\(json(page, query: person.way.query, referrer: person.way.referrer))}
            """)
    }

    func closed() {
        if isWaiting { crowd.recordWaiting(false) }
        isWaiting = false
    }

    func heard(_ text: ByteBuffer, on line: DemoConnection) {
        guard let heard = DemoJSON.read(text, as: Heard.self) else { return }
        switch heard.type {
        case "welcome":
            if let visitor = heard.visitor { crowd.add(visitor) }
            token = heard.token
            chat = heard.chat?.value
            arrive(line)
        case "chat": follow(heard.chat?.value, line)
        case "message":
            if let message = heard.message { answer(message, line) }
        case "invitation":
            if let invitation = heard.invitation { consider(invitation.id, line) }
        case "gone": line.close()
        default: break  // nothing that this visitor reacts to
        }
    }

    // MARK: browsing

    private func arrive(_ line: DemoConnection) {
        if let name = person.name { line.say(#"{"type":"identify","name":\#(DemoJSON.quoted(name))}"#) }
        walk(line)
        let start = 4 + Double(person.draw(50, below: 40))
        switch person.story {
        case .browses: break
        case .asks: line.after(seconds: start) { [weak self] in self?.ask(line) }
        case .followsFlow: line.after(seconds: start / 2) { [weak self] in self?.openFlow(line) }
        case .asksBot: line.after(seconds: start / 2) { [weak self] in self?.ask(line) }
        case .comesAgain: line.after(seconds: 30 + start) { [weak self] in self?.leave(line) }
        }
    }

    /// Opens another page from time to time, each visitor at their own pace.
    private func walk(_ line: DemoConnection) {
        let pace = Double(
            crowd.isQuiet ? 20 + person.draw(60, below: 40) : 8 + person.draw(60 + steps, below: 40))
        line.after(seconds: pace) { [weak self] in
            guard let self else { return }
            steps += 1
            let page = DemoCast.pages[(person.number + steps) % DemoCast.pages.count]
            line.say(#"{"type":"page","tab":"t","focused":true,"page":\#(json(page))}"#)
            walk(line)
        }
    }

    private func json(_ page: (path: String, title: String), query: String = "", referrer: String = "")
        -> String
    {
        let url = DemoJSON.quoted("https://tulip.example\(page.path)\(query)")
        let referrer = referrer.isEmpty ? "" : #","referrer":\#(DemoJSON.quoted(referrer))"#
        return #"{"url":\#(url),"title":\#(DemoJSON.quoted(page.title))\#(referrer)}"#
    }

    /// Leaves, and returns a while later as the same visitor.
    private func leave(_ line: DemoConnection) {
        guard chat?.isOpen != true else { return }
        line.close()
        crowd.bringBack(person, token: token, after: 70 + Double(person.draw(70, below: 60)))
    }

    // MARK: chats

    private func ask(_ line: DemoConnection) {
        guard chat?.isOpen != true else { return }
        if person.story == .asks, !crowd.mayAsk {
            return later(10 + Double(person.draw(75 + round, below: 20)), line) { $0.ask(line) }
        }
        round += 1
        said = 0
        let openings = person.story == .asksBot ? DemoCast.botQuestions : person.lines.openings
        send(openings[person.draw(80 + round, below: openings.count)], line)
    }

    private func openFlow(_ line: DemoConnection) {
        guard chat?.isOpen != true else { return }
        round += 1
        said = 0
        line.say(#"{"type":"open"}"#)
    }

    private func follow(_ now: Chat?, _ line: DemoConnection) {
        let before = chat
        chat = now
        if let now, before?.id != now.id { answered = 0 }
        wait(now?.status == "waitingForChat", line)
        guard let now, !now.isOpen, before?.isOpen != false else { return }
        // Requests another chat after a while.
        let pause = 60 + Double(person.draw(100 + round, below: 60))
        later(pause, line) { visitor in
            switch visitor.person.story {
            case .asks, .asksBot: visitor.ask(line)
            case .followsFlow: visitor.openFlow(line)
            case .comesAgain: visitor.leave(line)
            case .browses: break
            }
        }
    }

    /// Waits for an agent, but not for ever.
    private func wait(_ waits: Bool, _ line: DemoConnection) {
        guard waits != isWaiting else { return }
        isWaiting = waits
        crowd.recordWaiting(waits)
        guard waits else { return }
        later(60 + Double(person.draw(90 + round, below: 90)), line) { visitor in
            if visitor.isWaiting { line.say(#"{"type":"end"}"#) }
        }
    }

    private func answer(_ message: Heard.Message, _ line: DemoConnection) {
        guard let chat, message.sequence > answered else { return }
        answered = message.sequence
        line.say(#"{"type":"read","chat":"\#(chat.id)","sequence":\#(message.sequence)}"#)
        switch message.from {
        case "agent": reply(after: 3 + Double(person.draw(110 + said, below: 5)), line)
        case "flow":
            if let choices = message.choices, !choices.isEmpty {
                // Slow enough for somebody to join.
                later(12 + Double(person.draw(120 + said, below: 25)), line) { visitor in
                    visitor.said += 1
                    visitor.send(choices[visitor.person.draw(130 + visitor.said, below: choices.count)], line)
                }
            } else {
                later(15, line) { visitor in
                    guard visitor.answered == message.sequence else { return }
                    visitor.send("visitor\(visitor.person.number)@example.com", line)
                }
            }
        case "bot": askBotAgain(line)
        default: break  // system messages need no answer
        }
    }

    /// The next phrase to a person, and the end after the last one.
    private func reply(after seconds: Double, _ line: DemoConnection) {
        let replies = person.lines.replies
        later(seconds - 2, line) { visitor in
            guard visitor.said < replies.count else { return }
            let text = DemoJSON.quoted(replies[visitor.said])
            line.say(#"{"type":"typing","text":\#(text)}"#)
        }
        later(seconds, line) { visitor in
            guard visitor.chat?.status == "chatting" else { return }
            visitor.said += 1
            switch visitor.said {
            case ...replies.count: visitor.send(replies[visitor.said - 1], line)
            case replies.count + 1: visitor.send(visitor.person.lines.thanks, line)
            default:
                // Half of them let the agent have the last word and end the chat.
                if visitor.person.number.isMultiple(of: 2) { line.say(#"{"type":"end"}"#) }
            }
        }
    }

    private func askBotAgain(_ line: DemoConnection) {
        later(12 + Double(person.draw(140 + said, below: 20)), line) { visitor in
            guard visitor.chat?.status == "chattingWithBot" else { return }
            visitor.said += 1
            switch visitor.said {
            case 1...3 where visitor.person.number % 3 != 0:
                let questions = DemoCast.botQuestions
                visitor.send(questions[visitor.person.draw(150 + visitor.said, below: questions.count)], line)
            case 4 where visitor.person.number % 4 == 3: visitor.send("Can I talk to a person, please?", line)
            default: line.say(#"{"type":"end"}"#)
            }
        }
    }

    // MARK: invitations

    private func consider(_ invitation: String, _ line: DemoConnection) {
        let mood = crowd.nextMood()
        let hesitation = (mood == .ponders ? 40.0 : 6.0) + Double(person.draw(170 + steps, below: 10))
        later(hesitation, line) { visitor in
            guard mood == .accepts else {
                return line.say(#"{"type":"decline","invitation":"\#(invitation)"}"#)
            }
            visitor.said = 0
            line.say(#"{"type":"answer","invitation":"\#(invitation)"}"#)
            visitor.later(4, line) { visitor in
                guard visitor.chat?.status == "chatting" else { return }
                let openings = visitor.person.lines.openings
                visitor.send(openings[visitor.person.draw(180, below: openings.count)], line)
            }
        }
    }

    // MARK: writing

    private func send(_ text: String, _ line: DemoConnection) {
        drafts += 1
        line.say(
            #"{"type":"send","draft":"demo-\#(person.number)-\#(drafts)","text":\#(DemoJSON.quoted(text))}"#)
    }

    /// Runs something later, unless another chat has begun meanwhile.
    private func later(_ seconds: Double, _ line: DemoConnection, _ body: @escaping (DemoVisitor) -> Void) {
        let planned = round
        line.after(seconds: max(0.2, seconds)) { [weak self] in
            guard let self, round == planned else { return }
            body(self)
        }
    }
}
