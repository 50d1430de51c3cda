import FoyerBoard
public import FoyerCore
import FoyerRealtime
import FoyerStore

extension ManageBans {
    /// Whom a ban would stop, if it were made now. Nothing is written.
    public struct Preview: Hashable, Sendable {
        /// Visitors online whom it would stop; at most `previewLimit` of them are named.
        public let met: [Person]
        public let metCount: Int
        /// Others online, those with the nearest addresses first; at most `previewLimit`.
        public let spared: [Person]
        /// All who are online.
        public let online: Int
        /// Visitors of the last 24 hours whom it would have stopped; they include those of now.
        public let lastDay: Int
        /// Why the ban would be refused, or must be confirmed.
        public let proxy: Address?
        public let doubt: BanReach.Doubt?

        public struct Person: Hashable, Sendable {
            public let visitor: Visitor.ID
            public let name: String
            public let address: Address
            /// Why the ban does not stop them; nil when it does.
            public let why: Why?
        }

        /// The first condition that does not hold.
        public enum Why: String, CaseIterable, Hashable, Sendable {
            case otherVisitor
            case otherFamily
            case before
            case after
        }
    }

    /// Five names on each side: what fits beside the form.
    public static let previewLimit = 5

    public func preview(_ subject: Ban.Subject, by _: Actor) async throws(AgentFailure) -> Preview {
        let people = changeVisitor.lobby.present { record in
            Preview.Person(
                visitor: record.id, name: record.name, address: record.address,
                why: subject.why(sparing: record))
        }
        let met = people.filter { $0.why == nil }
        let spared = people.filter { $0.why != nil }.sorted {
            subject.distance(to: $0) < subject.distance(to: $1)
        }
        let since = changeVisitor.clock() - .days(1)
        let lastDay: Int =
            switch subject {
            case .visitor(let visitor):
                try await store.read(failing: AgentFailure.self) { db in
                    try db.visits.last(of: visitor).map { $0.ended >= since } == true ? 1 : 0
                }
            case .addresses(let range):
                try await store.read(failing: AgentFailure.self) { db in
                    try db.visits.countVisitors(at: range, since: since)
                }
            }
        var (proxy, doubt): (Address?, BanReach.Doubt?) = (nil, nil)
        if case .addresses(let range) = subject {
            proxy = trustedProxies.first { $0.overlaps(range) }.map { max($0.start, range.start) }
            doubt = BanReach(range, stopped: met.count, online: people.count).doubt
        }
        return Preview(
            met: Array(met.prefix(Self.previewLimit)), metCount: met.count,
            spared: Array(spared.prefix(Self.previewLimit)), online: people.count,
            lastDay: max(lastDay, met.count), proxy: proxy, doubt: doubt)
    }
}

extension Ban.Subject {
    /// Why a ban of this does not stop the visitor; nil when it does.
    fileprivate func why(sparing record: VisitorRecord) -> ManageBans.Preview.Why? {
        switch self {
        case .visitor(let visitor): record.id == visitor ? nil : .otherVisitor
        case .addresses(let range):
            if record.address.family != range.start.family {
                .otherFamily
            } else if record.address < range.start {
                .before
            } else {
                record.address > range.end ? .after : nil
            }
        }
    }

    /// How far a spared visitor's address is from the range; those of the other family are farthest.
    fileprivate func distance(to person: ManageBans.Preview.Person) -> Distance {
        guard case .addresses(let range) = self, person.address.family == range.start.family else {
            return Distance(high: .max, low: .max)
        }
        let (near, far) =
            person.address < range.start ? (person.address, range.start) : (range.end, person.address)
        let (low, borrow) = far.low.subtractingReportingOverflow(near.low)
        return Distance(high: far.high &- near.high &- (borrow ? 1 : 0), low: low)
    }
}

private struct Distance: Comparable {
    let high: UInt64
    let low: UInt64

    static func < (left: Self, right: Self) -> Bool { (left.high, left.low) < (right.high, right.low) }
}
