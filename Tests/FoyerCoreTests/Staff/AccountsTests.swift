import FoyerCore
import TestSupport
import Testing

/// Nobody can lock everybody out, and nobody grants more than they have.
struct AccountsTests {
    private static let ana = agent(1, .administrator)
    private static let ben = agent(2, .agent)

    private static func agent(_ number: UInt64, _ role: Role.ID, isActive: Bool = true) -> Agent {
        Agent(
            id: Agent.ID(high: 1, low: number), name: "Agent \(number)", title: "",
            email: "agent\(number)@tulip.example", role: role, isActive: isActive)
    }

    private static func role(_ number: UInt64, _ permissions: Set<Role.Permission>) -> Role {
        Role(
            id: Role.ID(Identifier(high: 2, low: number)), name: "Role \(number)", permissions: permissions)
    }

    private func refusal(_ body: () throws(StaffRefusal) -> Void) -> StaffRefusal? {
        do throws(StaffRefusal) { try body() } catch { return error }
        return nil
    }

    @Test func `the last administrator can be neither deactivated nor given another role`() {
        let keeper = Self.role(1, [.manageAgents])
        let zoe = Self.agent(3, keeper.id)
        // Zoe may edit agents, but touches nobody who has more.
        let staff = Accounts(agents: [Self.ana, Self.ben, zoe], roles: Role.builtIn + [keeper])
        var gone = Self.ana
        gone.isActive = false

        #expect(refusal { () throws(StaffRefusal) in try staff.check(saving: gone, by: zoe.id) } != nil)
        #expect(
            refusal { () throws(StaffRefusal) in try staff.check(saving: gone, by: Self.ana.id) }
                == .ownAccount)
    }

    @Test func `a role keeps both permissions while nobody else has them`() {
        let keys = Self.role(1, [.manageAgents, .manageRoles])
        let zoe = Self.agent(3, keys.id)
        let alone = Accounts(agents: [zoe, Self.ben], roles: Role.builtIn + [keys])
        var less = keys
        less.permissions = [.manageAgents]

        #expect(
            refusal { () throws(StaffRefusal) in try alone.check(saving: less, by: zoe.id) }
                == .lastAdministrator)

        let both = Accounts(agents: [zoe, Self.ana], roles: Role.builtIn + [keys])
        #expect(refusal { () throws(StaffRefusal) in try both.check(saving: less, by: zoe.id) } == nil)
    }

    @Test func `nobody gives a role that has more than their own`() {
        let keeper = Self.role(1, [.manageAgents, .seeVisitors])
        let zoe = Self.agent(3, keeper.id)
        let staff = Accounts(agents: [Self.ana, zoe], roles: Role.builtIn + [keeper])

        #expect(
            refusal { () throws(StaffRefusal) in
                try staff.check(saving: Self.agent(9, .administrator), by: zoe.id)
            } == .beyondOwn(.chat))
        #expect(
            refusal { () throws(StaffRefusal) in try staff.check(saving: Self.agent(9, keeper.id), by: zoe.id)
            }
                == nil)
    }

    @Test func `nobody touches the account of somebody who has more`() {
        let keeper = Self.role(1, [.manageAgents])
        let zoe = Self.agent(3, keeper.id)
        let staff = Accounts(agents: [Self.ana, zoe], roles: Role.builtIn + [keeper])
        var renamed = Self.ana
        renamed.email = "zoe.too@tulip.example"

        #expect(
            refusal { () throws(StaffRefusal) in try staff.check(saving: renamed, by: zoe.id) }
                == .beyondOwn(.seeVisitors))
        #expect(
            refusal { () throws(StaffRefusal) in try staff.check(touching: Self.ana.id, by: zoe.id) }
                == .beyondOwn(.seeVisitors))
    }

    @Test func `built-in roles are fixed, names are unique, a used role stays`() {
        let night = Self.role(1, [.chat])
        let staff = Accounts(
            agents: [Self.ana, Self.agent(5, night.id, isActive: false)], roles: Role.builtIn + [night])
        let check = { (role: Role) in
            refusal { () throws(StaffRefusal) in try staff.check(saving: role, by: Self.ana.id) }
        }

        #expect(check(Role(id: .agent, name: "Agent", permissions: [])) == .builtInRole)
        #expect(check(Role(id: Self.role(2, []).id, name: "SUPERVISOR", permissions: [])) == .taken(.name))
        #expect(check(Role(id: Self.role(2, []).id, name: "role 1", permissions: [])) == .taken(.name))
        #expect(
            refusal { () throws(StaffRefusal) in try staff.check(deleting: night.id, by: Self.ana.id) }
                == .roleInUse(["Agent 5"]), "a deactivated agent may be reactivated")
        #expect(
            refusal { () throws(StaffRefusal) in try staff.check(deleting: .auditor, by: Self.ana.id) }
                == .builtInRole)
    }

    @Test func `an e-mail address belongs to one agent, in any case`() {
        let staff = Accounts(agents: [Self.ana, Self.ben], roles: Role.builtIn)
        var other = Self.agent(9, .agent)
        other.email = "AGENT2@Tulip.example"

        #expect(
            refusal { () throws(StaffRefusal) in try staff.check(saving: other, by: Self.ana.id) }
                == .taken(.email))
    }

    /// Random changes by random agents: each that is allowed leaves somebody who can undo it, and gives nobody a
    /// permission that its author lacks.
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `no sequence of allowed changes locks everybody out or raises anybody`(seed: UInt64) throws {
        var dice = SplitMix(seed: seed)
        var roles = Role.builtIn + (1...3).map { Self.role($0, Self.some(&dice)) }
        var agents = (1...6).map { number in
            Self.agent(
                UInt64(number), number == 1 ? .administrator : roles.randomElement(using: &dice)?.id ?? .agent
            )
        }
        for _ in 0..<40 {
            let staff = Accounts(agents: agents, roles: roles)
            let actor = try #require(agents.randomElement(using: &dice)).id
            let held = staff.permissions(of: actor)
            let before = agents.reduce(into: [:]) { $0[$1.id] = staff.permissions(of: $1.id) }
            do throws(StaffRefusal) {
                if Bool.random(using: &dice) {
                    let index = Int.random(in: agents.indices, using: &dice)
                    var agent = agents[index]
                    agent.role = roles.randomElement(using: &dice)?.id ?? .agent
                    agent.isActive = Int.random(in: 0..<3, using: &dice) > 0
                    try staff.check(saving: agent, by: actor)
                    agents[index] = agent
                } else {
                    let index = Int.random(in: roles.indices, using: &dice)
                    var role = roles[index]
                    role.permissions = Self.some(&dice)
                    try staff.check(saving: role, by: actor)
                    roles[index] = role
                }
            } catch { continue }
            let after = Accounts(agents: agents, roles: roles)
            #expect(after.isManageable)
            for agent in agents {
                let gained = after.permissions(of: agent.id).subtracting(before[agent.id] ?? [])
                #expect(gained.isSubset(of: held), "\(gained) by one who has \(held)")
            }
        }
    }

    private static func some(_ dice: inout SplitMix) -> Set<Role.Permission> {
        var some: Set<Role.Permission> = []
        for permission in Role.Permission.allCases where Bool.random(using: &dice) { some.insert(permission) }
        return some
    }
}
