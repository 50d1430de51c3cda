public import FoyerCore

/// Work that is repeated while the server runs. The caller keeps the time, so that a simulation can.
public struct Job: Sendable {
    public enum Work: Hashable, Sendable {
        /// Sends changes of the visitor list to the consoles.
        case list
        /// Departures and everything else that happens by time.
        case departures
        case directory
        /// Visits and log-in sessions.
        case writing
        case deleting
        case mail
    }

    public let work: Work
    /// The pause after each run.
    public let interval: Span
    /// Reports its failures itself; the next run tries again.
    public let run: @Sendable () async -> Void

    public init(_ work: Work, every interval: Span, _ run: @escaping @Sendable () async -> Void) {
        self.work = work
        self.interval = interval
        self.run = run
    }
}
