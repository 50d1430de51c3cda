import FoyerCore
import FoyerService
import FoyerWire

/// My Widgets: everything about the widgets of the websites over HTTP.
enum WidgetEndpoints {
    private static let (list, one) = ("/api/v1/widgets", "/api/v1/widgets/{id}")
    private static let refusals: [RefusalCode] = [
        .empty, .tooLong, .notADomain, .noSuchQueue, .noSuchFlow, .noSuchBot, .unknownWidget,
    ]

    static let all: [Endpoint] = [
        Endpoint(
            .get, list, needs: WidgetPreview.need, "List widgets by name",
            body: NoBody.self, answers: .ok(.widgetList)
        ) { call in
            let directory = call.services.directory
            return .ok(
                WidgetListShape(
                    widgets: call.services.widgets.all(by: call.actor).map(shape),
                    flows: directory.published.keys.compactMap(directory.flow)
                        .sorted { ($0.name, "\($0.id)") < ($1.name, "\($1.id)") }.map { .init($0) },
                    bots: directory.bots.values
                        .sorted { ($0.name, "\($0.id)") < ($1.name, "\($1.id)") }.map { .init($0) }))
        },
        Endpoint(
            .post, list, needs: .permission(.manageWidgets), "Add a widget, or copy one",
            body: WidgetRequest.self, isRepeatable: true, answers: .created(.widget), refuses: refusals
        ) { call in
            let once = try call.request.repetitionKey().map { key in
                IdempotentRequest<ManageWidgets.Overview>(
                    key: key, request: call.request.fingerprint("POST \(list)")
                ) { String(decoding: shape($0).encoded(), as: UTF8.self) }
            }
            let creation = try await call.services.widgets.add(
                call.body.change, copying: call.body.copyOf, once: once, by: call.actor)
            return switch creation {
            case .made(let made): .created(shape(made), tag: made.widget.revision)
            case .madeBefore(let answer): Answer(status: 201, .json(Array(answer.utf8)))
            }
        },
        Endpoint(
            .get, one, needs: WidgetPreview.need, "One widget", body: NoBody.self,
            answers: .ok(.widget, tag: true), refuses: [.unknownWidget]
        ) { call in
            let found = try call.services.widgets.widget(
                try call.id(orElse: .noSuchWidget), by: call.actor)
            return .ok(shape(found), tag: found.widget.revision)
        },
        Endpoint(
            .patch, one, needs: .permission(.manageWidgets),
            "Change a widget; omitted fields are left unchanged. Open pages follow at their next page view",
            body: WidgetRequest.self, edition: .mustMatch, answers: .ok(.widget, tag: true),
            refuses: refusals
        ) { call in
            let changed = try await call.services.widgets.change(
                try call.id(orElse: .noSuchWidget), call.body.change,
                revision: call.request.ifMatch?.revision, by: call.actor)
            return .ok(shape(changed), tag: changed.widget.revision)
        },
        Endpoint(
            .delete, one, needs: .permission(.manageWidgets), "Delete a widget that has no open chats",
            body: NoBody.self, edition: .mayMatch, answers: .nothing(),
            refuses: [.unknownWidget, .widgetInUse]
        ) { call in
            try await call.services.widgets.remove(
                try call.id(orElse: .noSuchWidget), revision: call.request.ifMatch?.revision, by: call.actor)
            return .done
        },
    ]

    private static func shape(_ overview: ManageWidgets.Overview) -> WidgetShape {
        WidgetShape(overview.widget, pages: overview.pages, chats: overview.chats)
    }
}
