import FoyerCore

/// What the visitor list can be sorted by. Ties are ordered by id, so that every order is total.
public enum SortKey: String, CaseIterable, Hashable, Sendable {
    /// Waiting for Chat first, in the order of a queue: chats that were handed back, then the longest wait.
    /// Then the newest arrival.
    case `default`
    /// In the order of the nine statuses; within one by its age.
    case status
    case name
    case assignee
    case widget
    case queue
    /// By country, then city.
    case location
    /// By title; by URL if there is none.
    case page
    case timeOnSite
    case timeOnPage
    case pages
    case visits
    case chats
    case referrer
    case browser
    /// Captured first; then the newest arrival.
    case captured
}
