/// Receives the events of its topics. Called on its outlet, one event at a time; must not block.
public protocol Listener: AnyObject, Sendable {
    var outlet: any Outlet { get }
    func handle(_ notice: HubEvent)
}
