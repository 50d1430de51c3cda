import FoyerCore
public import FoyerStore

/// Closes the check list of the set-up, for the agent who asks.
public struct HideCheckList: Sendable {
    private let store: Store

    public init(store: Store) { self.store = store }

    public func callAsFunction(by actor: Actor) async throws(AgentFailure) {
        try await store.write(failing: AgentFailure.self) { db in try db.hiddenCheckLists.insert(actor.id) }
    }
}
