import FoyerCore
import FoyerService
import FoyerWire

/// The query of `GET /api/v1/bans`.
enum BanQuery {
    /// Two hundred characters: longer than any search.
    private static let searchLimit = 200

    static let parameters: [QueryParameter] = [
        QueryParameter("kind", .words(BanKind.allCases.map(\.rawValue)), "One tab of the list."),
        QueryParameter(
            "search", .text(upTo: searchLimit),
            "Part of the value, of the visitor's name, of the comment or of the name of the agent who banned."
        ),
        QueryParameter(
            "count", .integer(1, ManageBans.pageLimit), "Bans on a page; \(ManageBans.usualPage) if absent."),
        QueryParameter("sort", .word(ManageBans.Order.self), "What the list is sorted by; `at` if absent."),
        QueryParameter(
            "descending", .words(["true", "false"]), "Whether the largest comes first; `true` if absent."),
        QueryParameter("cursor", .text(upTo: 64), "`next` of the page before; only for the newest first."),
        QueryParameter("offset", .integer(0, Int(Int32.max)), "Number of bans to skip."),
    ]

    static func read(_ query: [String: String]) throws(Problem) -> ManageBans.PageRequest {
        var request = ManageBans.PageRequest()
        if let text = query["kind"] {
            guard let kind = BanKind(rawValue: text) else { throw wrong("kind", "visitor or address") }
            request.kind = kind
        }
        request.search = query["search"] ?? ""
        guard request.search.count <= searchLimit else {
            throw wrong("search", "at most \(searchLimit) characters")
        }
        request.count = try number("count", query, 1...ManageBans.pageLimit) ?? request.count
        request.offset = try number("offset", query, 0...Int(Int32.max)) ?? 0
        if let text = query["sort"] {
            guard let order = ManageBans.Order(rawValue: text) else {
                throw wrong("sort", ManageBans.Order.allCases.map(\.rawValue).joined(separator: ", "))
            }
            request.order = order
        }
        if let text = query["descending"] {
            guard text == "true" || text == "false" else { throw wrong("descending", "true or false") }
            request.isDescending = text == "true"
        }
        if let text = query["cursor"] {
            guard request.order == .at, request.isDescending else {
                throw wrong(
                    "cursor", "absent when the list is sorted otherwise than newest first; use offset")
            }
            guard let position = position(text) else { throw wrong("cursor", "`next` of another page") }
            request.after = position
        }
        return request
    }

    /// Opaque to clients.
    static func cursor(_ position: ManageBans.Position) -> String {
        "\(position.at.milliseconds).\(position.ban)"
    }

    private static func position(_ cursor: String) -> ManageBans.Position? {
        let parts = cursor.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let at = Int64(parts[0]), let ban = Ban.ID(String(parts[1])) else {
            return nil
        }
        return ManageBans.Position(at: Instant(milliseconds: at), ban: ban)
    }

    private static func number(_ name: String, _ query: [String: String], _ range: ClosedRange<Int>)
        throws(Problem) -> Int?
    {
        guard let text = query[name] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw wrong(name, "a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private static func wrong(_ name: String, _ allowed: String) -> Problem {
        Problem(.malformed, detail: "\(name) must be \(allowed).", field: name)
    }
}
