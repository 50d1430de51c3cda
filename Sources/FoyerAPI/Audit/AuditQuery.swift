import FoyerCore
import FoyerService
import FoyerWire

/// The query of `GET /api/v1/audit-log`.
enum AuditQuery {
    /// Sixty-four characters: longer than any id.
    private static let idLimit = 64

    static let filters: [QueryParameter] = [
        QueryParameter("agent", .id, "Only what this agent did, also one who was deleted."),
        QueryParameter("actions", .text(), "Only these actions, separated by commas: \(actionNames)."),
        QueryParameter("kind", .word(AuditSubject.Kind.self), "With `subject`: only what was done to it."),
        QueryParameter("subject", .text(upTo: idLimit), "The id of a subject; given with `kind`."),
        QueryParameter("from", .instant, "From this moment on."),
        QueryParameter("until", .instant, "Before this moment."),
    ]

    static let paging: [QueryParameter] = [
        QueryParameter(
            "count", .integer(1, ReadAuditLog.pageLimit),
            "Entries on a page; \(ReadAuditLog.usualPage) if absent."),
        QueryParameter("cursor", .text(upTo: 64), "`next` of the page before."),
    ]

    static func filter(_ query: [String: String]) throws(Problem) -> AuditFilter {
        var filter = AuditFilter()
        if let text = query["agent"] {
            guard let agent = Agent.ID(text) else { throw wrong("agent", "an agent's id") }
            filter.agent = agent
        }
        if let text = query["actions"], !text.isEmpty { filter.actions = try actions(text) }
        filter.subject = try subject(query)
        filter.from = try moment("from", query)
        filter.until = try moment("until", query)
        return filter
    }

    static func count(_ query: [String: String]) throws(Problem) -> Int {
        guard let text = query["count"] else { return ReadAuditLog.usualPage }
        guard let count = Int(text), (1...ReadAuditLog.pageLimit).contains(count) else {
            throw wrong("count", "a number from 1 to \(ReadAuditLog.pageLimit)")
        }
        return count
    }

    /// Opaque to clients.
    static func cursor(_ position: AuditRecord.Position) -> String {
        "\(position.at.milliseconds).\(position.number)"
    }

    static func position(_ query: [String: String]) throws(Problem) -> AuditRecord.Position? {
        guard let text = query["cursor"] else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int64($0) }
        guard parts.count == 2, let at = parts[0], let number = parts[1] else {
            throw wrong("cursor", "`next` of another page")
        }
        return AuditRecord.Position(at: Instant(milliseconds: at), number: number)
    }

    private static let actionNames = AuditAction.allCases.map(\.rawValue).joined(separator: ", ")

    private static func actions(_ text: String) throws(Problem) -> Set<AuditAction> {
        var actions: Set<AuditAction> = []
        for name in text.split(separator: ",") {
            guard let action = AuditAction(rawValue: String(name)) else {
                throw wrong("actions", "a list of these, separated by commas: \(actionNames)")
            }
            actions.insert(action)
        }
        return actions
    }

    private static func subject(_ query: [String: String]) throws(Problem) -> AuditFilter.Subject? {
        switch (query["kind"], query["subject"]) {
        case (nil, nil): return nil
        case (nil, _?): throw wrong("kind", "given with subject")
        case (let name?, let id):
            guard let kind = AuditSubject.Kind(rawValue: name) else {
                let names = AuditSubject.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw wrong("kind", "one of \(names)")
            }
            guard let id, id.utf8.count <= idLimit else {
                throw wrong("subject", "given with kind, with at most \(idLimit) characters")
            }
            return AuditFilter.Subject(kind, id)
        }
    }

    private static func moment(_ name: String, _ query: [String: String]) throws(Problem) -> Instant? {
        guard let text = query[name] else { return nil }
        guard let milliseconds = Int64(text), milliseconds >= 0 else {
            throw wrong(name, "a moment in milliseconds since 1970")
        }
        return Instant(milliseconds: milliseconds)
    }

    private static func wrong(_ name: String, _ allowed: String) -> Problem {
        Problem(.malformed, detail: "\(name) must be \(allowed).", field: name)
    }
}
