import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerStore
import FoyerWire

// Checked at the end, when nothing happens any more: all views must agree.
extension Checks {
    /// Three seconds without a frame, and no client waits for an answer.
    var isSettled: Bool {
        world.time - lastFrame > 3_000_000
            && run.consoles.allSatisfy { $0.isHere && !$0.hasUnsent && $0.asked.isEmpty }
            && run.browsers.allSatisfy { !$0.isOnPage || $0.isGone || $0.isHere && !$0.hasUnsent }
    }

    func atEnd() {
        guard let house = run.house else { return world.fail("the server is down") }
        for visitor in run.browsers.flatMap(\.visitors) { requireWhole(visitor) }
        for browser in run.browsers { requireKept(browser) }
        for console in run.consoles { requireKept(console) }
        let records = house.records.sorted { $0.id < $1.id }
        for record in records { requireRow(record, isExact: true) }
        requireLists(records)
        requireListed(house)
        for browser in run.browsers where browser.isHere && !browser.isGone { requireShown(browser, house) }
        for console in run.consoles { requireShown(console, house) }
    }

    // MARK: the store

    /// The visitor's chats are consistent, and each draft is stored once.
    private func requireWhole(_ visitor: Visitor.ID) {
        var drafts: Set<String> = []
        for chat in run.disk.look({ try $0.chats.newest(of: visitor, limit: 10_000) }) ?? [] {
            follow(chat)
            for message in run.disk.look({ try $0.messages.list(in: chat.id, after: 0, limit: 10_000) }) ?? []
            where message.author == .visitor && !drafts.insert(message.draft).inserted {
                world.fail("\(message.draft) of visitor \(visitor) is stored twice")
            }
        }
    }

    private func requireKept(_ browser: Browser) {
        for sent in browser.sent {
            requireStored(sent.chat, sent.draft, sent.text, sent.sequence, by: .visitor, for: browser.name)
        }
    }

    private func requireKept(_ console: Console) {
        for sent in console.sent {
            requireStored(
                sent.chat, sent.draft, sent.text, sent.sequence, by: .agent(console.agent.id),
                for: console.name)
        }
    }

    private func requireStored(
        _ chat: String, _ draft: String, _ text: String, _ sequence: Int64, by author: Message.Author,
        for name: String
    ) {
        guard let id = Chat.ID(chat),
            let stored = run.disk.look({ try $0.messages.find(from: draft, in: id, by: author) }) ?? nil,
            stored.sequence == sequence, stored.text == text
        else {
            return world.fail("\(name): \(draft) was acknowledged as \(sequence) of \(chat), and is lost")
        }
    }

    // MARK: the list

    /// Visitors with an open chat are listed, banned visitors have none, and the agents' counts are right.
    private func requireListed(_ house: House) {
        for chat in run.disk.look({ try $0.chats.allOpen() }) ?? [] {
            let address = house.lobby.record(chat.visitor)?.address ?? .unspecified
            if house.bans.contains(chat.visitor, at: address, now: world.now) {
                world.fail("\(chat.visitor) is banned, and has an open chat")
            }
            if house.lobby.record(chat.visitor) == nil {
                world.fail("\(chat.visitor) has an open chat, and is not listed")
            }
            requireHolder(chat, house)
        }
        for record in house.records where house.bans.contains(record.id, at: record.address, now: world.now) {
            world.fail("\(record.id) is banned, and listed")
        }
        let chats = run.disk.look { try $0.chats.countByAgent() } ?? [:]
        for agent in Town.agents where house.roster.chats(of: agent.id) != chats[agent.id] ?? 0 {
            world.fail(
                "\(agent.name) is shown with \(house.roster.chats(of: agent.id)) chats, and has \(chats[agent.id] ?? 0)"
            )
        }
    }

    /// Every open chat has a holder: the last sweep has handed over everything that was due.
    private func requireHolder(_ chat: Chat, _ house: House) {
        let isHeld: Bool
        switch chat.speaker {
        case .agent(let agent): isHeld = house.roster.attendance(of: agent) != .offline
        case .queue(let queue):
            let widgets = OnlineWidgets(
                directory: house.directory.now, roster: house.roster, at: world.now)
            let isAttended = widgets.isAttended(queue)
            isHeld = isAttended == (chat.wait?.outlook != .nobodyOnline)
        case .flow, .bot: isHeld = true
        }
        if !isHeld { world.fail("nobody holds chat \(chat.id) of \(chat.speaker)") }
    }

    // MARK: what is shown

    private func requireShown(_ browser: Browser, _ house: House) {
        guard let visitor = browser.visitor else { return }
        guard let record = house.lobby.record(visitor), record.left == nil else {
            return world.fail("\(browser.name) is here, and not listed")
        }
        let standing = run.disk.look { try $0.visitors.standing(of: visitor) } ?? nil
        let state = standing?.state ?? .inSite
        if let chat = state.chat, browser.chat?.id != chat.description {
            return world.fail("\(browser.name) shows chat \(browser.chat?.id ?? "none"), and has \(chat)")
        }
        if let shown = browser.chat, let id = Chat.ID(shown.id) { requireShown(browser, shown, id) }
        var invitation: String?
        if case .manuallyInvited(let open) = state { invitation = open.id.description }
        if browser.invitation != invitation {
            world.fail(
                "\(browser.name) shows invitation \(browser.invitation ?? "none"), not \(invitation ?? "none")"
            )
        }
        // A bot or flow that found nobody Online has said so already.
        guard browser.widget.start == .queue else { return }
        let online = OnlineWidgets(directory: house.directory.now, roster: house.roster, at: world.now)
            .byWidget
        if browser.isOnline != online[browser.widget.id] {
            world.fail("\(browser.name) shows online: \(browser.isOnline.debugDescription)")
        }
    }

    private func requireShown(_ browser: Browser, _ shown: Browser.Shown, _ id: Chat.ID) {
        guard let chat = run.disk.look({ try $0.chats.find(id) }) ?? nil else {
            return world.fail("\(browser.name) shows chat \(id), which is not stored")
        }
        if chat.status.rawValue != shown.status {
            return world.fail("\(browser.name) shows chat \(id) as \(shown.status), and it is \(chat.status)")
        }
        // No position is published if no agent is expected.
        let isExpected = chat.wait?.outlook == .soon
        let position = isExpected ? run.disk.look { try $0.chats.position(of: chat) } ?? nil : nil
        if shown.position != position.map({ Int64($0) }) {
            return world.fail(
                "\(browser.name) shows position \(shown.position.debugDescription), and has \(position.debugDescription)"
            )
        }
        let messages = run.disk.look { try $0.messages.list(in: id, after: 0, limit: 10_000) } ?? []
        let visible = Dictionary(
            uniqueKeysWithValues: messages.filter { !$0.isNote }.map { ($0.sequence, $0.text) })
        if browser.transcripts[shown.id] ?? [:] != visible {
            let held = (browser.transcripts[shown.id] ?? [:]).keys.sorted()
            world.fail("\(browser.name) shows \(held) of chat \(id), not \(visible.keys.sorted())")
        }
    }

    private func requireShown(_ console: Console, _ house: House) {
        let open = run.disk.look { try $0.chats.allOpen() } ?? []
        for chat in open {
            guard chat.status == .waitingForChat || chat.assignee == console.agent.id else { continue }
            let wanted = Console.Shown(
                visitor: chat.visitor.description, status: chat.status.rawValue,
                assignee: chat.assignee?.description, version: chat.version)
            guard console.chats[chat.id.description] == wanted else {
                return world.fail(
                    "\(console.name) shows \(console.chats[chat.id.description].debugDescription), not \(wanted)"
                )
            }
        }
        for (id, shown) in console.chats.sorted(by: { $0.key < $1.key })
        where shown.status == "waitingForChat" || shown.status == "chatting" {
            guard open.contains(where: { $0.id.description == id && $0.version == shown.version }) else {
                return world.fail("\(console.name) shows chat \(id) as \(shown), which it is not")
            }
        }
        for chat in open where chat.assignee == console.agent.id {
            requireTranscript(console, of: chat)
        }
        let invitations = (run.disk.look { try $0.invitations.all() } ?? []).filter {
            $0.invitation.by == console.agent.id
        }
        if console.invitations != Set(invitations.map(\.invitation.id.description)) {
            world.fail("\(console.name) shows the invitations \(console.invitations.sorted())")
        }
    }

    /// The console's copy of its own chat is complete from its first message to the last.
    private func requireTranscript(_ console: Console, of chat: Chat) {
        let held = console.transcripts[chat.id.description] ?? [:]
        guard let first = held.keys.min() else { return }
        let messages =
            run.disk.look { try $0.messages.list(in: chat.id, after: first - 1, limit: 10_000) } ?? []
        let wanted = Dictionary(uniqueKeysWithValues: messages.map { ($0.sequence, $0.text) })
        if held != wanted {
            world.fail(
                "\(console.name) shows \(held.keys.sorted()) of chat \(chat.id), not \(wanted.keys.sorted())")
        }
    }
}
