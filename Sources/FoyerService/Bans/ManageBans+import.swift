import FoyerBoard
public import FoyerCore
import FoyerRealtime
import FoyerStore

extension ManageBans {
    /// What an import does, or would do.
    public struct ImportReport: Hashable, Sendable {
        /// Rows that become bans.
        public let accepted: Int
        /// Rows whose subject is banned already, in the list or by an earlier row. They change nothing.
        public let existing: Int
        public let refusals: [BanFile.Refusal]
        /// Visitors online whom the accepted rows stop, and all who are online.
        public let stopped: Int
        public let online: Int
        /// Whether it was done, or only tried.
        public let isDone: Bool
    }

    /// Reads a table of bans and says what would become of each row; with `commit`, bans what can be banned, all of it in one
    /// transaction. Done again, it finds everything banned and changes nothing.
    ///
    /// - Throws: `tooLong` when the list would be too long.
    public func `import`(_ file: [UInt8], commit: Bool, by actor: Actor) async throws(AgentFailure)
        -> ImportReport
    {
        let now = changeVisitor.clock()
        let table: BanFile
        do { table = try BanFile(file, now: now) } catch {
            let refusal = BanFile.Refusal(line: error.line, value: "", reason: error)
            return ImportReport(
                accepted: 0, existing: 0, refusals: [refusal], stopped: 0,
                online: changeVisitor.lobby.counts.online, isDone: false)
        }
        var refusals = table.refusals
        var rows: [BanFile.Row] = []
        var existing = table.repeated
        for row in table.rows {
            if let fault = fault(of: row.subject) {
                refusals.append(BanFile.Refusal(line: row.line, value: row.value, reason: fault))
            } else if bans.existing(row.subject).map({ !$0.isExpired(at: now) }) == true {
                existing += 1
            } else {
                rows.append(row)
            }
        }
        let made = rows.map { newBan($0, by: actor, at: now) }
        let list = BanList(made)
        let stops = changeVisitor.lobby.present {
            list.check(visitor: $0.id, address: $0.address, at: now) != nil
        }
        if commit, !rows.isEmpty { try await insert(made, list, by: actor, at: now) }
        return ImportReport(
            accepted: rows.count, existing: existing, refusals: refusals.sorted { $0.line < $1.line },
            stopped: stops.count { $0 }, online: stops.count, isDone: commit)
    }

    /// Why a file must not ban this; nil when it may.
    private func fault(of subject: Ban.Subject) -> BanFileFault? {
        guard case .addresses(let range) = subject else { return nil }
        if let proxy = trustedProxies.first(where: { $0.overlaps(range) }) {
            return .addressOfProxy(max(proxy.start, range.start))
        }
        // Only what the range itself says: how many it stops is in the report, for all rows together.
        return BanReach(range, stopped: 0, online: 0).doubt.map(BanFileFault.doubtful)
    }

    private func newBan(_ row: BanFile.Row, by actor: Actor, at now: Instant) -> Ban {
        let (high, low) = changeVisitor.newID()
        return Ban(
            id: Ban.ID(high: high, low: low), subject: row.subject, comment: row.comment, by: actor.id,
            at: now,
            expires: row.expires)
    }

    /// - Parameter list: the same bans, to look visitors up in.
    private func insert(_ made: [Ban], _ list: BanList, by actor: Actor, at now: Instant)
        async throws(AgentFailure)
    {
        let open = changeVisitor.lobby.visitorsWithSomethingOpen { visitor, address in
            list.check(visitor: visitor, address: address, at: now) != nil
        }
        // An expired ban of the same subject makes way.
        let expired = made.compactMap { bans.existing($0.subject)?.id }
        guard bans.count - expired.count + made.count <= BanList.limit else {
            throw .tooLong(field: "bans", limit: BanList.limit, got: bans.count + made.count)
        }
        try await store.write(failing: AgentFailure.self) { db in
            for id in expired { try db.bans.delete(id) }
            for ban in made { try db.bans.insert(ban) }
            try db.evictions.insert(open)
            try db.audit.append(
                AuditEntry(
                    at: now, by: actor.author, .importBans, on: AuditSubject(.banList),
                    changes: [AuditChange("bans", nil, "\(made.count)")]))
        }
        bans.replace(expired, by: made)
        await evict()
    }
}

extension BanFileFault {
    /// The line of a fault of the whole file; 0 when it has none.
    fileprivate var line: Int {
        switch self {
        case .notATable(.unclosedQuote(let line)), .notATable(.strayQuote(let line)): line
        case .notATable(.notUTF8), .noRows, .tooManyRows, .empty, .notAnAddress, .commentTooLong, .notATime,
            .past,
            .addressOfProxy, .doubtful:
            0
        }
    }
}
