import FoyerBoard
public import FoyerCore
import Synchronization

/// A visit to be written, with the visitor's number of visits.
public struct WrittenVisit: Sendable {
    public let visit: Visit
    public let visits: Int
    /// Whether it is new, has another address, or is over; otherwise only pages were added.
    public let isWhole: Bool

    init(_ record: VisitorRecord, _ presence: Presence, ended: Instant, isWhole: Bool) {
        self.isWhole = isWhole
        visit = Visit(
            visitor: record.id, arrived: record.arrived, ended: ended, widget: record.widget,
            address: record.address,
            userAgent: presence.device.userAgent, referrer: record.referrer, pages: record.pages,
            trail: presence.trail)
        visits = record.visits
    }
}
