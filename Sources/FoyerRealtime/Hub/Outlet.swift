/// Delivers to many listeners with one hop: one outlet per event loop, so that a broadcast costs one hop per
/// loop and not one per listener.
public protocol Outlet: AnyObject, Sendable {
    func deliver(_ notice: HubEvent, to listeners: [any Listener])
    /// Where short work for one of its clients runs without a hop to another thread; nil for anywhere.
    /// Anything longer than writing a frame must run elsewhere.
    var executor: (any TaskExecutor)? { get }
}

extension Outlet {
    public var executor: (any TaskExecutor)? { nil }
}
