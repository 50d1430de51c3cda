public import FoyerBoard
public import FoyerCore
import Synchronization

// Visitors arrive, open pages, and leave.
extension Lobby {
    /// What the lobby knows about a visitor. Asked before the store: it may hold changes that are not stored
    /// yet.
    public func asked(about visitor: Visitor.ID) -> Asked {
        state.withLock { Asked(isListed: $0.board[visitor] != nil, lastVisit: $0.lastVisits[visitor]) }
    }

    /// What the lobby knew when the store was asked.
    public struct Asked: Sendable {
        let isListed: Bool
        let lastVisit: WrittenVisit?

        /// For a new visitor.
        public static let nothing = Asked(isListed: false, lastVisit: nil)
    }

    /// A browser connected. Adds the visitor to the list, or marks them as back.
    /// - Parameters:
    ///   - stored: the stored visitor; nil if there is none.
    ///   - visit: the stored last visit; it continues if it ended less than `visitTime` ago.
    ///   - asked: the earlier result of `asked(about:)`.
    /// - Returns: how the visitor arrived; nil, with nothing done, if the visitor was removed from the list
    ///   after `asked`: the stored values may be older than that and must be read again.
    @discardableResult
    public func arrive(
        _ arrival: Arrival, stored: VisitorStanding?, visit: Visit?, asked: Asked = .nothing, visitTime: Span,
        at now: Instant
    ) -> Entrance? {
        state.withLock { state in
            let arrival = arrival.sharing(&state.texts)
            if let before = state.board[arrival.visitor] {
                let isNewVisit = state.comeBack(arrival, visitTime: visitTime, at: now)
                return Entrance(isNewVisit: isNewVisit, absent: before.left == nil ? nil : before)
            }
            if asked.isListed { return nil }
            let last = state.lastVisits[arrival.visitor] ?? asked.lastVisit
            let isNewVisit = state.come(
                arrival, stored: stored, visit: last?.visit ?? visit, visits: last?.visits ?? 0,
                visitTime: visitTime, at: now)
            return Entrance(isNewVisit: isNewVisit, absent: nil)
        }
    }

    /// How a visitor arrived.
    public struct Entrance: Sendable {
        /// Whether a new visit begins.
        public let isNewVisit: Bool
        /// The previous row of a visitor who was still listed and marked as left.
        public let absent: VisitorRecord?
    }

    /// A tab of the connection opened or navigated to another page.
    /// - Returns: false, with nothing done, if the visitor has left since the last tab was closed: then this
    ///   is a new arrival.
    @discardableResult
    public func show(
        _ page: Page, in tab: String, of connection: ConnectionID, visitor: Visitor.ID, isFocused: Bool,
        at now: Instant
    ) -> Bool {
        state.withLock { state in
            guard let presence = state.presences[visitor], state.board[visitor]?.left == nil else {
                return false
            }
            let page = state.texts.shared(page)
            let isView = !presence.knows(tab: tab, on: page.url)
            // Loading a page in a background tab does not make it the current one.
            let focusedAt =
                isFocused
                ? now
                : presence.tabs.first { $0.connection == connection && $0.name == tab }?.focusedAt
                    ?? Instant(milliseconds: 0)
            state.put(
                page, in: tab, of: connection, visitor: visitor, focusedAt: focusedAt, isView: isView, at: now
            )
            return true
        }
    }

    public func focus(_ tab: String, of connection: ConnectionID, visitor: Visitor.ID, at now: Instant) {
        state.withLock { state in
            guard
                let known = state.presences[visitor]?.tabs.first(where: {
                    $0.connection == connection && $0.name == tab
                })
            else { return }
            state.put(
                known.page, in: tab, of: connection, visitor: visitor, focusedAt: now, isView: false, at: now)
        }
    }

    public func closeTab(_ tab: String, of connection: ConnectionID, visitor: Visitor.ID, at now: Instant) {
        close(visitor, at: now) { $0.connection == connection && $0.name == tab }
    }

    /// The connection closed, and its tabs with it.
    public func disconnect(_ connection: ConnectionID, visitor: Visitor.ID, at now: Instant) {
        close(visitor, at: now) { $0.connection == connection }
    }

    private func close(_ visitor: Visitor.ID, at now: Instant, where isClosed: (Presence.Tab) -> Bool) {
        state.withLock { state in
            guard state.presences[visitor]?.tabs.contains(where: isClosed) == true else { return }
            state.presences[visitor]?.tabs.removeAll(where: isClosed)
            if let current = state.presences[visitor]?.current {
                state.look(at: current.page, visitor: visitor, at: now)
            } else {
                state.presences[visitor]?.goneSince = now
                state.leaving.add(visitor, at: now + state.leaveTime)
                state.board.update(visitor) { $0.typing = false }
            }
        }
    }
}

extension Lobby.State {
    fileprivate mutating func come(
        _ arrival: Arrival, stored: VisitorStanding?, visit: Visit?, visits: Int, visitTime: Span,
        at now: Instant
    ) -> Bool {
        let continued = visit.flatMap { $0.ended + visitTime > now ? $0 : nil }
        let isNewVisit = continued == nil
        var profile =
            stored?.profile
            ?? VisitorProfile(
                id: arrival.visitor, widget: arrival.widget, firstSeen: visit?.arrived ?? now, lastSeen: now)
        profile.visits = max(profile.visits, visits)
        if isNewVisit, stored != nil || visit != nil { profile.visits += 1 }
        profile.lastSeen = now
        profile.widget = arrival.widget

        var record = VisitorRecord(
            id: arrival.visitor, since: now, widget: arrival.widget,
            name: VisitorName.shown(profile.contact, of: arrival.visitor, among: ownNames),
            place: arrival.place,
            address: arrival.address, page: arrival.page, pageSince: now, pages: 0,
            arrived: continued?.arrived ?? now, visits: profile.visits,
            referrer: continued?.referrer ?? arrival.referrer, browser: arrival.browser,
            system: arrival.system)
        if let stored { record.take(stored, name: record.name, queue: nil) }
        record.visits = profile.visits
        record.pages = continued?.pages ?? 0
        board.insert(record)
        presences[arrival.visitor] = Presence(
            profile: profile, device: arrival.device, landing: continued?.trail.first?.page ?? arrival.page,
            trail: continued?.trail ?? [])
        // Nothing changed, such as on reconnecting after a restart: nothing to write.
        if continued?.address != arrival.address || continued?.widget != arrival.widget {
            mustWrite(arrival.visitor, isWhole: true)
        }
        let isView = continued?.trail.last?.page.url != arrival.page.url
        put(
            arrival.page, in: arrival.tab, of: arrival.connection, visitor: arrival.visitor, focusedAt: now,
            isView: isView,
            at: now)
        return isNewVisit
    }

    fileprivate mutating func comeBack(_ arrival: Arrival, visitTime: Span, at now: Instant) -> Bool {
        let visitor = arrival.visitor
        guard let presence = presences[visitor], let old = board[visitor] else { return false }
        let isNewVisit = presence.goneSince.map { $0 + visitTime <= now } ?? false
        if isNewVisit {
            if presence.isUnwritten { end(old, presence, at: presence.goneSince ?? now) }
            presences[visitor]?.trail = []
            presences[visitor]?.landing = arrival.page
            presences[visitor]?.profile.visits += 1
            board.update(visitor) { record in
                record.arrived = now
                record.pages = 0
                record.visits += 1
                record.referrer = arrival.referrer
            }
        }
        presences[visitor]?.device = arrival.device
        presences[visitor]?.profile.lastSeen = now
        presences[visitor]?.profile.widget = arrival.widget
        board.update(visitor) { record in
            record.left = nil
            record.address = arrival.address
            record.place = arrival.place
            record.browser = arrival.browser
            record.system = arrival.system
            record.widget = arrival.widget
        }
        if isNewVisit || old.address != arrival.address || old.widget != arrival.widget {
            mustWrite(visitor, isWhole: true)
        }
        let isView =
            isNewVisit
            || !(presence.knows(tab: arrival.tab, on: arrival.page.url)
                || presence.tabs.isEmpty && presence.trail.last?.page.url == arrival.page.url)
        put(
            arrival.page, in: arrival.tab, of: arrival.connection, visitor: visitor,
            focusedAt: arrival.isFocused ? now : Instant(milliseconds: 0), isView: isView, at: now)
        return isNewVisit
    }

    fileprivate mutating func put(
        _ page: Page, in tab: String, of connection: ConnectionID, visitor: Visitor.ID, focusedAt: Instant,
        isView: Bool,
        at now: Instant
    ) {
        presences[visitor]?.put(
            Presence.Tab(connection: connection, name: tab, page: page, focusedAt: focusedAt))
        if isView {
            presences[visitor]?.recordView(page, at: now)
            mustWrite(visitor, isWhole: false)
        }
        guard let current = presences[visitor]?.current else { return }
        look(at: current.page, visitor: visitor, isView: isView, at: now)
    }

    fileprivate mutating func look(at page: Page, visitor: Visitor.ID, isView: Bool = false, at now: Instant)
    {
        board.update(visitor) { record in
            if isView { record.pages += 1 }
            guard record.page != page else { return }
            if record.page.url != page.url { record.pageSince = now }
            record.page = page
        }
    }
}
