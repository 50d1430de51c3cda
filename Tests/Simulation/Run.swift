import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerSQLite
import FoyerService
import FoyerSessions
import FoyerStore

/// One run of one seed: visitors and agents act at random while network, disk and server fail. Then failures and actions stop,
/// and all views must agree. Runs on the one thread of its `World`; hence unchecked.
final class Run: @unchecked Sendable {
    /// The settings of a run.
    struct Plan {
        let visitors: Int
        let consoles: Int
        /// Chats are only assigned automatically, so no agent may ever exceed their limit.
        let isDistributed: Bool
        let distribution: Distribution
        /// No agent chooses Away or Offline.
        let isAlwaysOnline: Bool
        /// Probability in thousandths.
        let cuts: Int
        let crashes: Int
        let diskFaults: Int
        /// Longest pause between the actions of one person, in milliseconds.
        let longestPause: Int64
    }

    let world: World
    let disk: Disk
    let plan: Plan
    /// The injected fault, if any.
    let fault: Fault?
    private(set) var house: House?
    private(set) var browsers: [Browser] = []
    private(set) var consoles: [Console] = []
    private(set) lazy var checks = Checks(self)
    private var connections: [Connection] = []
    private var connectionCount = 0
    private let database: Database
    /// People still act, and failures still happen.
    private(set) var isBusy = true
    private(set) var counts = Counts()

    struct Counts {
        var crashes = 0
        var cuts = 0
        var diskFaults = 0
    }

    init(seed: UInt64, template: Database, isTraced: Bool, fault: Fault? = nil) throws {
        self.fault = fault
        world = World(seed: seed, isTraced: isTraced)
        if fault == .chance { world.dice = Dice(seed: .random(in: 0 ... .max)) }
        plan = world.dice.plan()
        database = try Database(copying: template)
        disk = Disk(world, database)
        for queue in Town.queues(plan.distribution) {
            try Transaction(database.connection).queues.save(queue)
        }
        disk.fault = fault
        if fault == .overload {
            try database.connection.run("UPDATE agent SET chat_limit = chat_limit + 1")
        }
        disk.committed = { [unowned self] in checks.afterCommit() }
        for number in 0..<plan.visitors {
            browsers.append(
                Browser(
                    number, in: self, widget: Town.widgets[world.dice.pick(0...Town.widgets.count - 1)],
                    address: Address(ipv4: 0xCB00_7100 + UInt32(world.dice.pick(1...4)))))
        }
        for number in 0..<plan.consoles {
            consoles.append(Console(number, in: self, agent: Town.agents[number % Town.agents.count]))
        }
    }

    /// Runs to the end or to the first broken promise, which it returns.
    func finish(steps: Int) -> String? {
        Pool.world = world
        defer {
            Pool.world = nil
            database.close()
        }
        start()
        for browser in browsers { repeatedly { browser.act() } }
        for console in consoles {
            console.open()
            repeatedly { console.act() }
        }
        injectFailures()
        while world.steps < steps, world.step() {}
        isBusy = false
        injectLateFault()
        settle()
        return world.broken
    }

    // MARK: people

    /// Repeats the action at random intervals.
    private func repeatedly(_ act: @escaping () -> Void) {
        world.after(world.dice.pick(Int64(20)...plan.longestPause) * 1_000, "act") { [self] in
            guard isBusy else { return }
            act()
            repeatedly(act)
        }
    }

    /// Runs the action later, even after the busy part of the run.
    func later(_ delay: Int64, _ act: @escaping () -> Void) {
        world.after(delay, "later", act)
    }

    // MARK: failures

    private func injectFailures() {
        world.after(world.dice.pick(Int64(50)...1_500) * 1_000, "failures") { [self] in
            guard isBusy else { return }
            if world.dice.happens(plan.cuts) {
                counts.cuts += 1
                let place = world.dice.pick(0...browsers.count + consoles.count - 1)
                if place < browsers.count {
                    browsers[place].cut()
                } else {
                    consoles[place - browsers.count].cut()
                }
            }
            if world.dice.happens(plan.crashes) { crash() }
            if world.dice.happens(plan.diskFaults), disk.health == .well { breakDisk() }
            injectFailures()
        }
    }

    private func breakDisk() {
        counts.diskFaults += 1
        disk.health = world.dice.happens(500) ? .full : .broken
        world.trace("the disk is \(disk.health)")
        world.after(world.dice.pick(Int64(100)...6_000) * 1_000, "repair") { [self] in
            disk.health = .well
            world.trace("the disk is well")
        }
    }

    private func crash() {
        guard house != nil else { return }
        counts.crashes += 1
        world.trace("the server dies")
        house = nil
        world.endLife()
        disk.forgetUnwritten()
        checks.serverDied()
        for connection in connections { connection.die() }
        connections = []
        world.after(world.dice.pick(Int64(20)...3_000) * 1_000, "start") { [self] in start() }
    }

    private func start() {
        Task {
            do {
                let house = try await House(world, disk, fault: fault)
                world.trace("the server is up")
                house.ticked = { [unowned self] in checks.afterTick() }
                self.house = house
                house.startJobs()
            } catch {
                world.trace("the server does not start: \(error)")
                world.after(1_000_000, "start") { [self] in start() }
            }
        }
    }

    // MARK: connections

    private func connection(to peer: any Peer, of house: House) -> Connection {
        connectionCount += 1
        let connection = Connection(
            connectionCount, world, loop: house.loops[world.dice.pick(0...house.loops.count - 1)], to: peer)
        connection.fault = fault
        connections = connections.filter { !$0.isOver } + [connection]
        return connection
    }

    private func request(_ origin: String, _ address: Address, cookie: String? = nil) -> ClientRequest {
        ClientRequest(
            address: address, origin: origin, host: Town.host, userAgent: "Firefox", sessionCookie: cookie,
            secure: true)
    }

    /// Opens a visitor's connection; nil if the server is down.
    func connect(visitor: Browser) -> Connection? {
        guard let house else { return nil }
        let connection = connection(to: visitor, of: house)
        connection.observe = { [unowned self, unowned visitor] in checks.visitor(visitor, isSent: $1, on: $0)
        }
        guard
            case .welcome(let session) = house.gateway.opener.visitor(
                request(Town.origin, visitor.address), connection)
        else {
            world.fail("\(visitor.name) was not admitted")
            return nil
        }
        connection.open(session)
        return connection
    }

    enum Answer {
        case answered(Connection)
        case loggedOut
        case noAnswer
    }

    func connect(console: Console, token: String) -> Answer {
        guard let house else { return .noAnswer }
        let connection = connection(to: console, of: house)
        connection.observe = { [unowned self, unowned console] in checks.console(console, isSent: $1, on: $0)
        }
        let admission = house.gateway.opener.agent(
            request("https://\(Town.host)", office, cookie: token), connection)
        guard case .welcome(let session) = admission else { return .loggedOut }
        connection.open(session)
        checks.recordConsole(of: console.agent, on: connection)
        return .answered(connection)
    }

    private let office = Address(ipv4: 0xC633_6407)

    func logIn(_ agent: Agent, _ answer: @escaping (String?) -> Void) {
        guard let house else { return world.after(100_000, "no answer") { answer(nil) } }
        let life = world.life
        let reply = Reply(answer)
        Task {
            let opened = try? await house.logIn(
                email: agent.email, password: Town.password(of: agent), from: office)
            world.after(20_000, "logged in") { reply.once(opened?.token) }
        }
        // The server may die in the meantime.
        world.after(5_000_000, "no answer") { [self] in if world.life != life { reply.once(nil) } }
    }

    /// Answers at most once. Runs on the one thread of its `World`; hence unchecked.
    private final class Reply: @unchecked Sendable {
        private var answer: ((String?) -> Void)?
        init(_ answer: @escaping (String?) -> Void) { self.answer = answer }

        func once(_ token: String?) {
            answer?(token)
            answer = nil
        }
    }

    /// An administrator removes the oldest ban.
    func liftBan(by token: String?) {
        guard let house, let ban = disk.look({ try $0.bans.all() })?.last else { return }
        let agents = house.gateway.agents
        Task {
            guard let agent = token.flatMap({ agents.logIn.agent(for: $0) }),
                let actor = try? agents.gate.actor(agent.id, needs: .permission(.manageBans))
            else { return }
            try? await agents.manageBans.remove(ban.id, by: actor)
        }
    }

    /// Injects faults that are made at the end of the busy part.
    private func injectLateFault() {
        guard let house else { return }
        switch fault {
        case .falseCapture:
            for record in house.records where !record.captured { house.lobby.keep(record.id, captured: true) }
        case .forgottenBan:
            guard let chat = disk.look({ try $0.chats.allOpen() })?.first else { return }
            let ban = Ban(
                id: Ban.ID(high: 9, low: 9), subject: .visitor(chat.visitor), by: Town.ana.id, at: world.now)
            _ = disk.look { try $0.bans.insert(ban) }
            crash()
        default: break
        }
    }

    // MARK: the end

    /// Actions and failures stop: everything in progress completes, and all views must agree.
    private func settle() {
        disk.health = .well
        world.trace("quiet")
        // Pages whose widget was removed stay so; the others connect again.
        for browser in browsers where world.dice.happens(700) { browser.come() }
        for console in consoles { console.open() }
        let settled = world.time + 45_000_000
        while world.time < settled || !checks.isSettled, world.time < settled + 120_000_000, world.step() {}
        guard world.broken == nil else { return }
        guard checks.isSettled else { return world.fail("after two minutes there is still activity") }
        checks.atEnd()
    }
}

extension Dice {
    fileprivate mutating func plan() -> Run.Plan {
        let isDistributed = happens(350)
        let isCalm = happens(150)
        return Run.Plan(
            visitors: pick(2...7), consoles: pick(1...4), isDistributed: isDistributed,
            distribution: isDistributed || happens(300)
                ? (happens(500) ? .roundRobin : .leastLoaded) : .manual,
            isAlwaysOnline: happens(400), cuts: isCalm ? 0 : pick(0...400),
            crashes: isCalm || happens(400) ? 0 : pick(5...60),
            diskFaults: isCalm || happens(500) ? 0 : pick(5...80),
            longestPause: [400, 1_500, 5_000][pick(0...2)])
    }
}
