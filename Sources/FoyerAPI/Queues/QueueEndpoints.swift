import FoyerCore
import FoyerService
import FoyerWire

/// Chat queues, their office hours, and why a chat is where it is.
enum QueueEndpoints {
    private static let (list, one) = ("/api/v1/queues", "/api/v1/queues/{id}")
    private static let sees = Need.anyOf([.manageQueues, .seeSettings])

    static let all: [Endpoint] = [
        Endpoint(
            .get, list, needs: sees, "List chat queues, by name", body: NoBody.self, answers: .ok(.queueList)
        ) {
            call in
            .ok(QueueListShape(try await call.services.queues.all(by: call.actor).map(QueueShape.init)))
        },
        Endpoint(
            .post, list, needs: .permission(.manageQueues), "Create a chat queue", body: QueueRequest.self,
            isRepeatable: true, answers: .created(.queue), refuses: [.tooLong, .empty]
        ) { call in
            let once = try call.request.repetitionKey().map { key in
                IdempotentRequest<ManageQueues.Listed>(
                    key: key, request: call.request.fingerprint("POST \(list)")
                ) {
                    String(decoding: QueueShape($0).encoded(), as: UTF8.self)
                }
            }
            return switch try await call.services.queues.add(call.body.queue, once: once, by: call.actor) {
            case .made(let listed): .created(QueueShape(listed), tag: listed.queue.revision)
            case .madeBefore(let answer): Answer(status: 201, .json(Array(answer.utf8)))
            }
        },
        Endpoint(
            .get, one, needs: sees, "One chat queue", body: NoBody.self, answers: .ok(.queue, tag: true),
            refuses: [.noSuchQueue]
        ) { call in
            let listed = try await call.services.queues.queue(
                try call.id(orElse: .noSuchQueue), by: call.actor)
            return .ok(QueueShape(listed), tag: listed.queue.revision)
        },
        Endpoint(
            .put, one, needs: .permission(.manageQueues), "Replace the settings of a chat queue",
            body: QueueRequest.self, edition: .mustMatch, answers: .ok(.queue, tag: true),
            refuses: [.noSuchQueue, .tooLong, .empty]
        ) { call in
            let listed = try await call.services.queues.replace(
                call.body.queue(try call.id(orElse: .noSuchQueue)), revision: call.request.ifMatch?.revision,
                by: call.actor)
            return .ok(QueueShape(listed), tag: listed.queue.revision)
        },
        Endpoint(
            .delete, one, needs: .permission(.manageQueues),
            "Delete a chat queue; chats that wait in it go to the queue of their widget", body: NoBody.self,
            edition: .mayMatch, answers: .nothing(), refuses: [.noSuchQueue, .queueInUse, .lastQueue]
        ) { call in
            try await call.services.queues.remove(
                try call.id(orElse: .noSuchQueue), revision: call.request.ifMatch?.revision, by: call.actor)
            return .done
        },
        Endpoint(
            .post, "/api/v1/office-hours/preview", needs: sees, "When these office hours open and close",
            body: HoursPreviewRequest.self, answers: .ok(.hoursPreview), refuses: [.tooLong, .empty]
        ) { call in
            let preview = try call.services.queues.preview(call.body.hours, at: call.body.at, by: call.actor)
            return .ok(HoursPreviewShape(isOpen: preview.isOpen, changes: preview.changes))
        },
        Endpoint(
            .get, "/api/v1/chats/{id}/why", needs: .permission(.seeVisitors),
            "Why a chat is where it is, and what would change it", body: NoBody.self, answers: .ok(.why),
            refuses: [.noSuchChat]
        ) { call in
            let chat: Chat.ID = try call.id(orElse: .noSuchChat)
            return .ok(WhyShape(chat, try await call.services.explainChat(chat, by: call.actor)))
        },
        Endpoint(
            .put, "/api/v1/chats/{id}/queue", needs: .permission(.manageQueues),
            "Move a waiting chat to another queue", body: MoveRequest.self, answers: .nothing(),
            refuses: [.noSuchChat, .noSuchQueue, .noSuchVisitor, .chatEnded, .notOffered, .alreadyTaken]
        ) { call in
            try await call.services.moveWaitingChat(
                try call.id(orElse: .noSuchChat), to: call.body.queue, by: call.actor)
            return .done
        },
    ]
}

extension QueueRequest {
    func queue(_ id: ChatQueue.ID) -> ChatQueue {
        ChatQueue(
            id: id, name: name, distribution: distribution, agents: agents, backup: backup, hours: hours,
            limit: limit, overflowAfter: overflowAfter)
    }
}

extension QueueShape {
    init(_ listed: ManageQueues.Listed) {
        self.init(
            listed.queue, hours: HoursPreviewShape(isOpen: listed.isOpen, changes: listed.changes),
            waiting: listed.waiting, widgets: listed.widgets, flows: listed.flows)
    }
}

extension WhyShape {
    init(_ chat: Chat.ID, _ explanation: ExplainChat.Explanation) {
        switch explanation {
        case .waits(let decision, let ahead, let remedies):
            self.init(chat, cause: .waits, ahead: ahead, steps: decision.steps, remedies: remedies)
        case .assigned(let agent, let decision, let at):
            self.init(chat, cause: .assigned, agent: agent, at: at, steps: decision.steps)
        case .accepted(let agent): self.init(chat, cause: .accepted, agent: agent)
        case .automated: self.init(chat, cause: .automated)
        case .ended: self.init(chat, cause: .ended)
        }
    }
}
