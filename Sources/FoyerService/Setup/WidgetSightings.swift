public import FoyerCore
public import FoyerStore
import Synchronization

/// Notices the first page that shows a widget, and pages that may not show it. Called with every page that a visitor opens, so it
/// costs a look into memory once the widget has been seen.
public final class WidgetSightings: Sendable {
    private struct State {
        var known: Set<Key>
        var refused: [Widget.ID: Refused] = [:]
    }

    private struct Key: Hashable {
        let widget: Widget.ID
        let site: WidgetSighting.Site
    }

    /// A page that has the tag, but is on a host that is not among the widget's domains.
    public struct Refused: Hashable, Sendable {
        public let origin: String
        public let at: Instant
    }

    private let store: Store
    private let state: Mutex<State>

    /// - Parameter known: the sightings that are stored.
    public init(store: Store, known: [WidgetSighting]) {
        self.store = store
        state = Mutex(State(known: Set(known.map { Key(widget: $0.widget, site: $0.site) })))
    }

    /// Longer origins are no host of a website (RFC 1035 section 2.3.4, with a scheme and a port).
    private static let longestOrigin = 270

    /// A visitor's page shows the widget. Stored if it is the first one, without waiting for that.
    public func see(_ sighting: WidgetSighting) {
        let key = Key(widget: sighting.widget, site: sighting.site)
        guard state.withLock({ $0.known.insert(key).inserted }) else { return }
        store.submit { db in
            try db.sightings.insert(sighting)
        } completion: { [self] result in
            // Not stored: the next page is the first one.
            if case .failure = result { state.withLock { _ = $0.known.remove(key) } }
        }
    }

    /// A page of this origin has the widget's tag and may not show it.
    public func refuse(_ widget: Widget.ID, on origin: String, at now: Instant) {
        guard origin.utf8.count <= Self.longestOrigin else { return }
        state.withLock { $0.refused[widget] = Refused(origin: origin, at: now) }
    }

    /// The last refused page; nil if there was none since the start.
    func refused(_ widget: Widget.ID) -> Refused? { state.withLock { $0.refused[widget] } }

    /// The host is allowed now.
    func forgive(_ widget: Widget.ID) { state.withLock { $0.refused[widget] = nil } }
}
