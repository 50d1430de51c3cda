import FoyerCore
import FoyerService
import FoyerStore
import FoyerWire

// An agent's single requests.
extension Reception {
    /// How a log-in went.
    public enum LogInReply: Sendable {
        case opened(token: String, device: String, Reply)
        case refused(Reply)
    }

    /// `POST /api/v1/session`.
    public func logIn(_ request: ClientRequest, _ body: [UInt8]) async -> LogInReply {
        let credentials: LogInRequest
        do { credentials = try LogInRequest(body: body) } catch { return .refused(Reply(Problem(error))) }
        do {
            let success = try await agents.logIn(
                email: credentials.email, password: credentials.password, from: request.address,
                device: request.deviceCookie)
            return .opened(
                token: success.token, device: success.device,
                Reply(SessionShape(agents.shaping.shape(success.agent))))
        } catch {
            return .refused(Reply(Self.problem(error)))
        }
    }

    private static func problem(_ failure: LogIn.Failure) -> Problem {
        switch failure {
        case .wrongCredentials:
            Problem(.wrongCredentials, detail: "No agent has this e-mail address and password.")
        case .tooManyAttempts(let wait):
            Problem(
                .tooManyAttempts,
                detail:
                    "Too many wrong passwords. Try again later, or in a browser that you have logged in with before.",
                retryAfter: wait)
        case .busy:
            Problem(
                .unavailable, detail: "Too many log-ins at once. Try again.", retryAfter: Problem.storeRetry)
        case .store(let error): Problem(error)
        }
    }

    /// `DELETE /api/v1/session`. Logged out twice is logged out.
    public func logOut(_ request: ClientRequest) async -> Reply {
        guard let token = request.sessionCookie else { return Reply(status: 204) }
        let agent = agents.logIn.agent(for: token)
        do { try await agents.logIn.end(token) } catch { return Reply(Problem(error)) }
        open.logOut(token)
        // Also when the console's line was broken a moment ago.
        if let agent { await agents.availability.logOut(agent.id) }
        return Reply(status: 204)
    }

    /// `GET /api/v1/session`.
    public func whoAmI(_ request: ClientRequest) -> Reply {
        guard let agent = agent(of: request) else { return Self.loggedOut }
        return Reply(SessionShape(agents.shaping.shape(agent)))
    }

    /// `POST /api/v1/commands`.
    public func agentCommand(_ request: ClientRequest, _ body: [UInt8]) async -> Reply {
        guard let agent = agent(of: request) else { return Self.loggedOut }
        let command: AgentCommand
        do { command = try AgentCommand(body: body) } catch { return Reply(Problem(error)) }
        do { return Reply(try await agents.perform(command, by: agent.id)) } catch {
            return Reply(Problem(error, in: agents.directory.now))
        }
    }

    func agent(of request: ClientRequest) -> Agent? {
        request.sessionCookie.flatMap { agents.logIn.agent(for: $0) }
    }

    static let loggedOut = Reply(Problem(.loggedOut, detail: "Log in first."))
}

// The Ban List.
extension Reception {
    /// A page of the list: as many as one looks through.
    private static let banPage = 100
    private static let banPageLimit = 500

    /// `GET /api/v1/bans`.
    public func bans(_ request: ClientRequest, query: [String: String]) -> Reply {
        guard let agent = agent(of: request) else { return Self.loggedOut }
        do {
            let all = try agents.manageBans.list(by: agent.id)
            if let kind = query["kind"], BanKind(rawValue: kind) == nil {
                return Reply(Problem(.malformed, detail: "kind is visitor or address.", field: "kind"))
            }
            let search = (query["search"] ?? "").lowercased()
            let shapes = all.map { agents.shaping.shape($0) }
                .filter { shape in query["kind"].map { BanKind(of: shape.ban.subject).rawValue == $0 } ?? true
                }
                .filter { search.isEmpty || $0.words.contains(search) }
                .sorted { ($0.ban.at, $0.ban.id) > ($1.ban.at, $1.ban.id) }
            let offset = max(0, Int(query["offset"] ?? "") ?? 0)
            let count = min(Self.banPageLimit, max(1, Int(query["count"] ?? "") ?? Self.banPage))
            return Reply(
                BanPageShape(total: shapes.count, bans: Array(shapes.dropFirst(offset).prefix(count))))
        } catch {
            return Reply(Problem(error, in: agents.directory.now))
        }
    }

    /// `POST /api/v1/bans`.
    public func addBan(_ request: ClientRequest, _ body: [UInt8]) async -> Reply {
        guard let agent = agent(of: request) else { return Self.loggedOut }
        let wish: BanRequest
        do { wish = try BanRequest(body: body) } catch { return Reply(Problem(error)) }
        do {
            let ban = try await agents.manageBans.add(
                try wish.subject.parsed(), comment: wish.comment, expires: wish.expires,
                isConfirmed: wish.confirmed,
                by: agent.id)
            return Reply(agents.shaping.shape(ban), status: 201)
        } catch {
            return Reply(Problem(error, in: agents.directory.now))
        }
    }

    /// `PATCH /api/v1/bans/{id}`.
    public func changeBan(_ request: ClientRequest, _ id: String, _ body: [UInt8]) async -> Reply {
        guard let agent = agent(of: request) else { return Self.loggedOut }
        let change: BanChange
        do { change = try BanChange(body: body) } catch { return Reply(Problem(error)) }
        let expires: Instant?? =
            switch change.expires {
            case .asBefore: nil
            case .never: .some(nil)
            case .at(let moment): .some(moment)
            }
        do throws(AgentFailure) {
            guard let id = Ban.ID(id) else { throw AgentFailure.noSuchBan }
            let ban = try await agents.manageBans.change(
                id, subject: try change.subject?.parsed(), comment: change.comment, expires: expires,
                isConfirmed: change.confirmed, by: agent.id)
            return Reply(agents.shaping.shape(ban))
        } catch {
            return Reply(Problem(error, in: agents.directory.now))
        }
    }

    /// `DELETE /api/v1/bans/{id}`.
    public func removeBan(_ request: ClientRequest, _ id: String) async -> Reply {
        guard let agent = agent(of: request) else { return Self.loggedOut }
        do throws(AgentFailure) {
            guard let id = Ban.ID(id) else { throw AgentFailure.noSuchBan }
            try await agents.manageBans.remove(id, by: agent.id)
            return Reply(status: 204)
        } catch {
            return Reply(Problem(error, in: agents.directory.now))
        }
    }
}

extension BanSubject {
    /// The addresses as a range, or what is wrong with them.
    fileprivate func parsed() throws(AgentFailure) -> Ban.Subject {
        do throws(AddressRangeFailure) {
            switch self {
            case .visitor(let visitor): return .visitor(visitor)
            case .cidr(let text): return .addresses(try AddressRange(text))
            case .addresses(let start, let end):
                guard let first = Address(start) else { throw AddressRangeFailure.notAnAddress(start) }
                guard let last = Address(end) else { throw AddressRangeFailure.notAnAddress(end) }
                return .addresses(try AddressRange(start: first, end: last))
            }
        } catch { throw .notAnAddress(error) }
    }
}

extension BanShape {
    /// What a search looks through, lower case.
    fileprivate var words: String {
        let value =
            switch ban.subject {
            case .visitor(let visitor): visitor.description
            case .addresses(let range): "\(range.start) \(range.end) \(range)"
            }
        return "\(value) \(ban.banned?.name ?? "") \(ban.comment) \(by)".lowercased()
    }
}
