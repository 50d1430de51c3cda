/// Hears the notices of the topics it joined. Called on its outlet, one notice at a time; must not block.
public protocol Listener: AnyObject, Sendable {
    var outlet: any Outlet { get }
    func handle(_ notice: HubEvent)
}

/// Delivers to many listeners with one hop: one outlet an event loop, so that a broadcast costs one hop a loop and not
/// one a listener.
public protocol Outlet: AnyObject, Sendable {
    func deliver(_ notice: HubEvent, to listeners: [any Listener])
    /// Where small work for one of its clients runs without a hop to another thread; nil: anywhere. What takes longer than
    /// writing a frame goes elsewhere.
    var executor: (any TaskExecutor)? { get }
}

extension Outlet {
    public var executor: (any TaskExecutor)? { nil }
}
