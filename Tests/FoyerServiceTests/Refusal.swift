import FoyerCore
import FoyerService

/// What a use case refused, in the words of the failure's case: "stale", "tooLong(…)"; "nothing" when it did not refuse.
func refusal(_ body: () async throws -> Void) async -> String {
    do {
        try await body()
        return "nothing"
    } catch AgentFailure.refused(let refusal) {
        return "\(refusal)"
    } catch {
        return "\(error)"
    }
}

extension String {
    static func notYours(_ agent: Agent.ID) -> String { "\(VisitorRefusal.notYours(agent))" }
    static func notOffered(in status: VisitorStatus) -> String { "\(VisitorRefusal.notOffered(in: status))" }
    static func alreadyTaken(by agent: Agent.ID) -> String { "\(VisitorRefusal.alreadyTaken(by: agent))" }
}
