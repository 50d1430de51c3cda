import FoyerCore
public import FoyerStore

/// What all changes of agents, roles and skills share: the rules are checked in the transaction that makes the
/// change, and the change is in force when the call returns.
public struct EditStaff: Sendable {
    let store: Store
    let changeVisitor: ChangeVisitor
    let reload: ReloadDirectory
    let logIn: LogIn
    let availability: ChangeAvailability
    let makeLink: MakeLink
    let mailLink: MailLink

    public init(
        store: Store, changeVisitor: ChangeVisitor, reload: ReloadDirectory, logIn: LogIn,
        availability: ChangeAvailability, makeLink: MakeLink, mailLink: MailLink
    ) {
        self.store = store
        self.changeVisitor = changeVisitor
        self.reload = reload
        self.logIn = logIn
        self.availability = availability
        self.makeLink = makeLink
        self.mailLink = mailLink
    }

    /// - Parameter body: receives all agents and roles as they are stored, and the time.
    func callAsFunction<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction, Accounts, Instant) throws -> Result
    ) async throws(AgentFailure) -> Result {
        let now = changeVisitor.clock()
        let result: Result = try await store.write(failing: AgentFailure.self) { db in
            try body(db, Accounts(agents: db.agents.all(), roles: db.roles.all()), now)
        }
        await apply()
        return result
    }

    /// Makes this server follow what was stored. If a read fails, the next look at the directory repeats it.
    func apply() async {
        // Before the directory: open consoles check their session when it is published.
        try? await logIn.forgetEnded()
        _ = try? await reload()
    }

    func newID<Entity>() -> Identifier<Entity> {
        let (high, low) = changeVisitor.newID()
        return Identifier(high: high, low: low)
    }

    /// One line that is not empty.
    static func name(_ text: String, field: String = "name", limit: Int) throws(AgentFailure) -> String {
        let name = try TextRules.line(text, field: field, limit: limit)
        guard !name.isEmpty else { throw .empty(field: field) }
        return name
    }
}
