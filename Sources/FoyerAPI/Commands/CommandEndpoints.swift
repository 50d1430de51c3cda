import FoyerCore
import FoyerService
import FoyerSessions
import FoyerWire

/// The commands of the Agent Console, one at a time and without a socket.
enum CommandEndpoints {
    static let all: [Endpoint] = [
        // The permission depends on the command: `AgentCommand.needs`, checked by
        // `AgentCommandHandler.perform`.
        Endpoint(
            .post, "/api/v1/commands", needs: .login, "Give a command of the Agent Console",
            body: AgentCommand.self, answers: .ok(.commandAnswer), refuses: CommandSchemas.refusals
        ) { call in
            .ok(try await call.services.gateway.agents.perform(call.body, by: call.actor.id))
        }
    ]
}
