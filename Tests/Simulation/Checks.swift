import FoyerBoard
import FoyerCore
import FoyerService
import FoyerSessions
import FoyerStore
import FoyerWire

/// The promises that are checked after every commit, at every tick of the list, at every frame, and at the end.
final class Checks {
    unowned let run: Run
    var world: World { run.world }
    /// The transcript of every chat, as far as it has been read.
    private(set) var scripts: [Chat.ID: ScriptReader] = [:]
    private var open: [Chat.ID: Visitor.ID] = [:]
    var watching: [Int: Watching] = [:]
    private(set) var attendance: [Visitor.ID: Attendance] = [:]
    private var visits: [Visitor.ID: Int] = [:]
    private var lastTick: (records: [VisitorRecord], commits: Int) = ([], -1)
    var lastFrame: Int64 = 0
    /// A window has changed since the last tick.
    var areListsChanged = false
    /// When the server last died, in microseconds.
    private var life: Int64?

    /// When the server had a connection of one visitor.
    struct Attendance {
        var connections: [(connection: Connection, since: Int64)] = []
        /// The longest absence that has ended since the last check.
        var longestAway: Int64 = 0

        /// The end of the visitor's last presence, as known at `time`.
        func seen(asOf time: Int64, now: Int64) -> Int64? {
            connections.filter { $0.since <= time }.map { min($0.connection.overSince ?? now, time) }.max()
        }
    }

    init(_ run: Run) { self.run = run }

    /// The server died, and with it the windows of its consoles.
    func serverDied() {
        watching = [:]
        lastTick = ([], -1)
        // Unwritten parts of a visit are lost, so the next one may be counted as new.
        visits = [:]
        life = world.time
    }

    func recordArrival(of visitor: Visitor.ID, on connection: Connection) {
        var known = attendance[visitor] ?? Attendance()
        if let seen = known.seen(asOf: world.time, now: world.time) {
            known.longestAway = max(known.longestAway, absence(since: seen))
        }
        known.connections.append((connection, world.time))
        attendance[visitor] = known
    }

    /// The length of a visitor's absence. If the visitor was present when the server died, the server may not know its
    /// beginning.
    private func absence(since seen: Int64) -> Int64 { seen <= life ?? -1 ? .max : world.time - seen }

    // MARK: after a commit

    func afterCommit() {
        guard let now = run.disk.look({ try $0.chats.allOpen() }) else { return }
        var visitors: Set<Visitor.ID> = []
        for chat in now where !visitors.insert(chat.visitor).inserted {
            world.fail("visitor \(chat.visitor) has two open chats")
        }
        let before = open
        open = Dictionary(uniqueKeysWithValues: now.map { ($0.id, $0.visitor) })
        for chat in now { follow(chat) }
        for ended in before.keys.sorted() where open[ended] == nil {
            if let chat = run.disk.look({ try $0.chats.find(ended) }) ?? nil { follow(chat) }
        }
        if run.plan.isDistributed { requireLimits(now) }
    }

    /// Reads the new messages of a chat's transcript and compares it with the chat's row.
    func follow(_ chat: Chat) {
        var script = scripts[chat.id] ?? ScriptReader()
        let wasEnded = script.ended != nil
        if script.last != chat.last {
            let new =
                run.disk.look { try $0.messages.list(in: chat.id, after: script.last, limit: 10_000) } ?? []
            for message in new {
                do { try script.read(message) } catch { return world.fail("chat \(chat.id): \(error.what)") }
            }
            scripts[chat.id] = script
        }
        guard script.agrees(with: chat) else {
            return world.fail(
                "chat \(chat.id) has \(chat.last) messages, \(chat.speaker), \(chat.ended.debugDescription); "
                    + "its transcript says \(script.last), \(script.speaker)")
        }
        if !wasEnded, let ended = script.ended, ended.reason == .left {
            requireLongAway(chat.visitor, at: ended.at)
        }
    }

    private func requireLimits(_ open: [Chat]) {
        for agent in Town.agents {
            let chats = open.count { $0.speaker == .agent(agent.id) }
            if chats > agent.limit {
                world.fail("\(agent.name) was given \(chats) chats, and has room for \(agent.limit)")
            }
        }
    }

    private func requireLongAway(_ visitor: Visitor.ID, at moment: Instant) {
        let settings = House.settings
        let time = (moment.milliseconds - World.beginning) * 1_000
        guard let seen = attendance[visitor]?.seen(asOf: time, now: world.time) else { return }
        let needed = (settings.leaveTime.milliseconds + settings.returnTime.milliseconds - 1) * 1_000
        if time - seen < needed {
            world.fail("visitor \(visitor) was away \((time - seen) / 1_000) ms, and the chat ended for it")
        }
    }

    // MARK: at a tick

    func afterTick() {
        guard let house = run.house else { return }
        let records = house.records.sorted { $0.id < $1.id }
        if lastTick.commits != run.disk.commits || lastTick.records != records {
            lastTick = (records, run.disk.commits)
            for record in records { requireRow(record, isExact: false) }
            areListsChanged = true
        }
        // Without a change there is nothing new to compare.
        if areListsChanged { requireLists(records) }
        areListsChanged = false
    }

    /// A row shows the stored state, or the previous one; at the end of a run it shows exactly the stored one.
    func requireRow(_ record: VisitorRecord, isExact: Bool) {
        guard let standing = run.disk.look({ try $0.visitors.standing(of: record.id) }) ?? nil else {
            guard record.version == 0, record.status == .inSite else {
                return world.fail("\(record.id) is listed as \(record.status), and nothing is stored")
            }
            return requirePresence(record)
        }
        if record.version > standing.version || isExact && record.version != standing.version {
            return world.fail(
                "\(record.id) is listed in version \(record.version), stored in \(standing.version)")
        }
        if record.version == standing.version, standing.state != .banned,
            record.status != standing.state.status || record.chat != standing.state.chat
                || record.assignee != standing.state.assignee
                || record.since != standing.since
                    && record.version > 0
        {
            return world.fail("\(record.id) is listed as \(record), stored as \(standing)")
        }
        if isExact, record.captured != (standing.profile.capture != nil) {
            return world.fail("\(record.id) is listed as captured: \(record.captured), but stored otherwise")
        }
        requirePresence(record)
    }

    /// No visitor is shown as gone before the leave time is over, and a short absence does not end a visit.
    private func requirePresence(_ record: VisitorRecord) {
        let leaveTime = House.settings.leaveTime.milliseconds * 1_000
        let visitTime = House.settings.visitTime.milliseconds * 1_000
        guard let known = attendance[record.id],
            let seen = known.seen(asOf: world.time, now: world.time)
        else { return }
        // The store does not know that an idle visitor is present: after a restart captured visitors are shown as left until
        // they return.
        let isUnknown = record.captured && !record.status.hasOpenChat && seen <= life ?? -1
        if record.left != nil, world.time - seen < leaveTime - 1_000, !isUnknown {
            return world.fail(
                "\(record.id) is shown as gone \((world.time - seen) / 1_000) ms after being present")
        }
        // A visitor who is listed just before the welcome is sent has been away until now.
        let isAway = known.connections.allSatisfy { $0.connection.overSince != nil }
        let away = max(known.longestAway, isAway ? absence(since: seen) : 0)
        if let before = visits[record.id], record.visits > before, away < visitTime - 1_000 {
            return world.fail("\(record.id) began a new visit after \(away / 1_000) ms")
        }
        visits[record.id] = record.visits
        attendance[record.id]?.longestAway = 0
    }

    // MARK: messages to clients

    /// Messages that a visitor's page skips must be internal notes.
    func requireNothingHidden(in chat: String, between last: Int64, and sequence: Int64, from name: String) {
        guard sequence > last + 1, let chat = Chat.ID(chat) else { return }
        let between = run.disk.look {
            try $0.messages.list(in: chat, after: last, limit: Int(sequence - last - 1))
        }
        for message in between ?? [] where !message.isNote {
            world.fail(
                "\(name) receives \(sequence) of chat \(chat) after \(last), but not \(message.sequence)")
        }
    }
}
