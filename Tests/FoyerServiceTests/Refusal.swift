import FoyerCore
import FoyerService

/// The failure with which a use case was refused, as its case is written: "stale", "tooLong(…)"; "nothing" if it succeeded.
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
