public import FoyerBoard
import FoyerCore

/// The window of the visitor list that a console shows.
public struct WatchRequest: Hashable, Sendable {
    public let filter: Filter
    public let order: SortOrder
    public let offset: Int
    public let count: Int

    public init(filter: Filter = .everybody, order: SortOrder = SortOrder(), offset: Int, count: Int) {
        self.filter = filter
        self.order = order
        self.offset = offset
        self.count = count
    }

    init(_ fields: Fields) throws(MalformedFrame) {
        let sort = try fields.objectIfGiven("sort")
        self.init(
            filter: try fields.objectIfGiven("filter").map { (filter) throws(MalformedFrame) in
                try Filter(filter)
            } ?? .everybody,
            order: SortOrder(
                by: try sort?.wordIfGiven("by") ?? .default,
                descending: try sort?.boolIfGiven("descending") ?? false
            ),
            offset: Int(try fields.integer("offset")),
            count: Int(try fields.integer("count", in: 1...Int64(WireLimit.rows)))
        )
    }
}

extension Filter {
    init(_ fields: Fields) throws(MalformedFrame) {
        let statuses: [VisitorStatus] = try fields.list(
            "statuses", upTo: VisitorStatus.allCases.count
        ) { (value, path) throws(MalformedFrame) in try Fields.word(value, at: path) }
        let country = try fields.textOrEmpty("country", upTo: 2)
        guard country.isEmpty || country.utf8.count == 2 else {
            throw .notAllowed(field: fields.name("country"), allowed: "two letters of ISO 3166-1")
        }
        self.init(
            statuses: Set(statuses), widget: try fields.idIfGiven("widget"),
            queue: try fields.idIfGiven("queue"),
            assignee: try Assignee(fields), country: country.isEmpty ? nil : country.uppercased(),
            captured: try fields.boolIfGiven("captured"),
            text: try fields.cutText("text", to: Filter.textLimit)
        )
    }
}

extension Filter.Assignee {
    /// An agent's id, or the word for unassigned visitors; nil if absent.
    fileprivate init?(_ fields: Fields) throws(MalformedFrame) {
        if fields.value.member("assignee")?.text == "nobody" {
            self = .nobody
        } else if let agent: Agent.ID = try fields.idIfGiven("assignee") {
            self = .agent(agent)
        } else {
            return nil
        }
    }
}
