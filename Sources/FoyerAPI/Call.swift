import FoyerCore
import FoyerService
import FoyerWire

/// A request to one endpoint, checked and parsed.
struct Call<Who: Sendable, Body: Sendable>: Sendable {
    let services: Services
    /// The caller, whose permission has been checked.
    let actor: Who
    let body: Body
    let request: APIRequest

    /// The path's parameter `{id}`.
    /// - Throws: `missing` if the text is not an id: then nothing has it.
    func id<Entity>(orElse missing: AgentFailure) throws -> Identifier<Entity> {
        guard let id = request.parameters["id"].flatMap({ Identifier<Entity>($0) }) else { throw missing }
        return id
    }
}
