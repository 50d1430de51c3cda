import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerSQLite
import FoyerService
import FoyerSessions
import FoyerStore

/// One run from one seed: visitors and agents do what they do, network, disk and server fail, then all goes quiet and must
/// agree. On the one thread of its `World`; hence unchecked.
final class Run: @unchecked Sendable {
    /// What kind of a day it is.
    struct Plan {
        let visitors: Int
        let consoles: Int
        /// Chats go to agents by themselves, and in no other way: then nobody ever has more than their limit.
        let isDistributed: Bool
        let distribution: Distribution
        /// Nobody turns Away or Offline by hand.
        let isAlwaysOnline: Bool
        /// Times of a thousand actions.
        let cuts: Int
        let crashes: Int
        let diskFaults: Int
        /// Milliseconds between the actions of one person, at most.
        let leisure: Int64
    }

    let world: World
    let disk: Disk
    let plan: Plan
    /// Put in on purpose.
    let fault: Fault?
    private(set) var house: House?
    private(set) var browsers: [Browser] = []
    private(set) var consoles: [Console] = []
    private(set) lazy var checks = Checks(self)
    private var lines: [Line] = []
    private var lineCount = 0
    private let database: Database
    /// People still act and things still fail.
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

    /// Runs to the end, or to the first broken promise; answers what was broken.
    func finish(steps: Int) -> String? {
        Pool.world = world
        defer {
            Pool.world = nil
            database.close()
        }
        start()
        for browser in browsers { live { browser.act() } }
        for console in consoles {
            console.open()
            live { console.act() }
        }
        misfortune()
        while world.steps < steps, world.step() {}
        isBusy = false
        putInFault()
        becomeQuiet()
        return world.broken
    }

    // MARK: people

    /// Does it again and again, at leisure.
    private func live(_ act: @escaping () -> Void) {
        world.after(world.dice.pick(Int64(20)...plan.leisure) * 1_000, "act") { [self] in
            guard isBusy else { return }
            act()
            live(act)
        }
    }

    /// Does it after a while, however busy it is then.
    func later(_ delay: Int64, _ act: @escaping () -> Void) {
        world.after(delay, "later", act)
    }

    // MARK: what goes wrong

    private func misfortune() {
        world.after(world.dice.pick(Int64(50)...1_500) * 1_000, "fate") { [self] in
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
            misfortune()
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
        checks.forgetLife()
        for line in lines { line.die() }
        lines = []
        world.after(world.dice.pick(Int64(20)...3_000) * 1_000, "start") { [self] in start() }
    }

    private func start() {
        Task {
            do {
                let house = try await House(world, disk, fault: fault)
                world.trace("the server is up")
                house.ticked = { [unowned self] in checks.afterTick() }
                self.house = house
                house.keepUp()
            } catch {
                world.trace("the server does not start: \(error)")
                world.after(1_000_000, "start") { [self] in start() }
            }
        }
    }

    // MARK: lines

    private func line(to peer: any Peer, of house: House) -> Line {
        lineCount += 1
        let line = Line(
            lineCount, world, loop: house.loops[world.dice.pick(0...house.loops.count - 1)], to: peer)
        line.fault = fault
        lines = lines.filter { !$0.isOver } + [line]
        return line
    }

    private func request(_ origin: String, _ address: Address, cookie: String? = nil) -> ClientRequest {
        ClientRequest(
            address: address, origin: origin, host: Town.host, userAgent: "Firefox", sessionCookie: cookie,
            secure: true)
    }

    /// A line to the server; nil when it does not answer.
    func dial(visitor: Browser) -> Line? {
        guard let house else { return nil }
        let line = line(to: visitor, of: house)
        line.overheard = { [unowned self, unowned visitor] in checks.visitor(visitor, isTold: $1, on: $0) }
        guard
            case .welcome(let session) = house.gateway.opener.visitor(
                request(Town.origin, visitor.address), line)
        else {
            world.fail("\(visitor.name) was turned away")
            return nil
        }
        line.open(session)
        return line
    }

    enum Answer {
        case answered(Line)
        case loggedOut
        case noAnswer
    }

    func dial(console: Console, token: String) -> Answer {
        guard let house else { return .noAnswer }
        let line = line(to: console, of: house)
        line.overheard = { [unowned self, unowned console] in checks.console(console, isTold: $1, on: $0) }
        let admission = house.gateway.opener.agent(
            request("https://\(Town.host)", office, cookie: token), line)
        guard case .welcome(let session) = admission else { return .loggedOut }
        line.open(session)
        checks.recordConsole(of: console.agent, on: line)
        return .answered(line)
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
        // The server may die meanwhile.
        world.after(5_000_000, "no answer") { [self] in if world.life != life { reply.once(nil) } }
    }

    /// Answers once. On the one thread of its `World`; hence unchecked.
    private final class Reply: @unchecked Sendable {
        private var answer: ((String?) -> Void)?
        init(_ answer: @escaping (String?) -> Void) { self.answer = answer }

        func once(_ token: String?) {
            answer?(token)
            answer = nil
        }
    }

    /// An administrator takes the oldest ban away.
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

    /// What the server is made to believe before all goes quiet.
    private func putInFault() {
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

    /// Nobody does anything any more and everything works: what is under way comes to its end, and all must agree.
    private func becomeQuiet() {
        disk.health = .well
        world.trace("quiet")
        // Those whose widget is gone stay as they are; the others come back.
        for browser in browsers where world.dice.happens(700) { browser.come() }
        for console in consoles { console.open() }
        let settled = world.time + 45_000_000
        while world.time < settled || !checks.isSettled, world.time < settled + 120_000_000, world.step() {}
        guard world.broken == nil else { return }
        guard checks.isSettled else { return world.fail("two minutes later it is still not quiet") }
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
            leisure: [400, 1_500, 5_000][pick(0...2)])
    }
}
