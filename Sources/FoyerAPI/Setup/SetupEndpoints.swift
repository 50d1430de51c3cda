import FoyerCore
import FoyerService
import FoyerSessions
import FoyerWire

/// The set-up after its first step: the first website, and how far it has come.
enum SetupEndpoints {
    private static let path = "/api/v1/setup"
    private static let need = Need.permission(.manageWidgets)

    static let all: [Endpoint] = [
        Endpoint(
            .get, path, needs: need, "How far the set-up has come", body: NoBody.self, answers: .ok(.setup)
        ) { call in try await answer(call) },
        Endpoint(
            .put, path + "/website", needs: need, "Add the first website, or change it",
            body: WebsiteRequest.self,
            answers: .ok(.setup), refuses: [.stale, .noSuchQueue, .empty, .tooLong]
        ) { call in
            let body = call.body
            try await call.services.saveWebsite(
                SaveFirstWebsite.Website(
                    domain: body.domain, name: body.name, accent: body.accent, greeting: body.greeting),
                widget: body.widget, by: call.actor)
            return try await answer(call)
        },
        Endpoint(
            .post, path + "/domains", needs: need, "Allow a further host to show the widget",
            body: HostRequest.self, answers: .ok(.setup), refuses: [.stale, .tooLong]
        ) { call in
            try await call.services.saveWebsite.allow(call.body.domain, on: call.body.widget, by: call.actor)
            return try await answer(call)
        },
        Endpoint(
            .delete, path + "/check-list", needs: need, "Close the check list, for oneself",
            body: NoBody.self,
            answers: .nothing()
        ) { call in
            try await call.services.hideCheckList(by: call.actor)
            return .done
        },
    ]

    private static func answer<Body>(_ call: Call<Actor, Body>) async throws -> Answer {
        let progress = try await call.services.readSetup(by: call.actor)
        let client = call.request.client
        var shape = SetupShape(
            address: client.address, proxy: client.unknownProxy, agents: progress.agents,
            hasChat: progress.hasChat, isHidden: progress.isHidden)
        shape.widget = progress.widget
        shape.seen = progress.seen.map(SightingShape.init)
        shape.tried = progress.tried.map(SightingShape.init)
        shape.refused = progress.refused.map { ($0.origin, $0.at) }
        return .ok(shape)
    }
}
