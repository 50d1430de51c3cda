public import FoyerCore
import FoyerStore

extension ManageQueues {
    /// Creates a queue.
    /// - Parameters:
    ///   - settings: makes the queue for its new id.
    ///   - once: given if the request may be repeated.
    /// - Throws: `notAllowed`, `empty` or `tooLong`, naming the field; `keyUsed`
    public func add(
        _ settings: (ChatQueue.ID) -> ChatQueue, once: IdempotentRequest<Listed>? = nil, by actor: Actor
    ) async throws(AgentFailure) -> Creation<Listed> {
        let (high, low) = changeVisitor.newID()
        let (now, directory) = (changeVisitor.clock(), changeVisitor.directory.now)
        let queue = try checked(settings(ChatQueue.ID(high: high, low: low)), in: directory)
        guard directory.queues.count < ChatQueue.countLimit else {
            throw .notAllowed(field: "queues", allowed: "at most \(ChatQueue.countLimit)")
        }
        let listed = listed(queue, in: directory, waiting: 0)
        let answer: String? = try await store.write(failing: AgentFailure.self) { db in
            if let answer = try once?.before(actor.id, in: db) { return answer }
            try db.queues.save(queue)
            try once?.keep(listed, actor.id, in: db, at: now)
            try db.audit.append(
                AuditEntry(
                    at: now, by: actor.author, .createQueue,
                    on: AuditSubject(.queue, queue.id, name: queue.name)))
            return nil
        }
        if let answer { return .madeBefore(answer: answer) }
        await follow()
        return .made(self.listed(queue, in: changeVisitor.directory.now, waiting: 0))
    }

    /// Replaces the settings of a queue.
    /// - Parameter revision: the revision that the client edited; nil to overwrite any.
    /// - Throws: `noSuchQueue`; `editedMeanwhile`; as `add`.
    public func replace(
        _ settings: ChatQueue, revision: Revision?, by actor: Actor
    ) async throws(AgentFailure) -> Listed {
        let now = changeVisitor.clock()
        let queue = try checked(settings, in: changeVisitor.directory.now)
        try await store.write(failing: AgentFailure.self) { db in
            guard let before = try db.queues.find(queue.id) else { throw AgentFailure.noSuchQueue }
            if let revision, revision != before.revision {
                throw try AgentFailure.overtaken(.queue, queue.id.description, in: db, at: now)
            }
            guard queue.revision != before.revision else { return }
            try db.queues.save(queue)
            try db.audit.append(
                AuditEntry(
                    at: now, by: actor.author, .changeQueue,
                    on: AuditSubject(.queue, queue.id, name: queue.name),
                    changes: queue.changes(from: before)))
        }
        await follow()
        let waiting = try await countWaiting()
        return listed(queue, in: changeVisitor.directory.now, waiting: waiting[queue.id] ?? 0)
    }

    /// Deletes a queue. Chats that wait in it go on waiting in the queue of their widget.
    /// - Parameter revision: the revision that the client saw; nil for any.
    /// - Throws: `noSuchQueue`; `editedMeanwhile`; `queueInUse`; `lastQueue`.
    public func remove(_ id: ChatQueue.ID, revision: Revision?, by actor: Actor) async throws(AgentFailure) {
        let now = changeVisitor.clock()
        let directory = changeVisitor.directory.now
        try await store.write(failing: AgentFailure.self) { db in
            let queues = try db.queues.all()
            guard let queue = queues.first(where: { $0.id == id }) else { throw AgentFailure.noSuchQueue }
            if let revision, revision != queue.revision {
                throw try AgentFailure.overtaken(.queue, id.description, in: db, at: now)
            }
            guard queues.count > 1 else { throw AgentFailure.lastQueue }
            let widgets = try db.widgets.all().filter { $0.queue == id }.map(\.name)
            let flows = directory.flows(using: id)
            guard widgets.isEmpty, flows.isEmpty else {
                throw AgentFailure.queueInUse(widgets: widgets, flows: flows)
            }
            try db.queues.delete(id)
            try db.audit.append(
                AuditEntry(
                    at: now, by: actor.author, .deleteQueue, on: AuditSubject(.queue, id, name: queue.name)))
        }
        await follow()
    }

    /// Takes the change over at once: waiting chats may have an agent now, or another outlook.
    private func follow() async {
        // When this fails, the next look at the directory takes the change over.
        _ = try? await reload()
        await availability.ensureHolders()
        await availability.distribute()
    }

    /// The queue with a clean name and sorted agents, if all that it names exists.
    private func checked(_ settings: ChatQueue, in directory: Directory) throws(AgentFailure) -> ChatQueue {
        var queue = settings
        queue.name = try TextRules.line(queue.name, field: "name", limit: ChatQueue.nameLimit)
        guard !queue.name.isEmpty else { throw .empty(field: "name") }
        let isTaken = directory.queues.values.contains { $0.id != queue.id && $0.name == queue.name }
        guard !isTaken else {
            throw .notAllowed(field: "name", allowed: "a name that no other queue has")
        }
        queue.agents = Set(queue.agents).sorted()
        guard queue.agents.allSatisfy({ directory.agents[$0] != nil }) else {
            throw .notAllowed(field: "agents", allowed: "IDs of agents")
        }
        if let backup = queue.backup {
            guard backup != queue.id, directory.queues[backup] != nil else {
                throw .notAllowed(field: "backup", allowed: "the ID of another queue")
            }
        }
        if let hours = queue.hours { _ = try offsets(of: hours) }
        return queue
    }
}

extension ChatQueue {
    /// What is different, for the audit log.
    fileprivate func changes(from before: ChatQueue) -> [AuditChange] {
        [
            AuditChange("name", before.name, name),
            AuditChange("distribution", before.distribution.rawValue, distribution.rawValue),
            AuditChange(
                "agents", names: before.agents.map(\.description), agents.map(\.description)),
            AuditChange("backup", before.backup?.description ?? "none", backup?.description ?? "none"),
            AuditChange("limit", before.limit.map(String.init) ?? "none", limit.map(String.init) ?? "none"),
            AuditChange(
                "overflowAfter", before.overflowAfter.map { "\($0.milliseconds) ms" } ?? "none",
                overflowAfter.map { "\($0.milliseconds) ms" } ?? "none"),
            AuditChange("hours", before.hours?.summary ?? "always", hours?.summary ?? "always"),
        ]
    }
}

extension OfficeHours {
    /// In one line.
    fileprivate var summary: String {
        let days = Weekday.allCases.map { weekday in
            "\(weekday.rawValue) \(Self.text(week[weekday] ?? []))"
        }
        let exceptions = exceptions.map { "\($0.day) \(Self.text($0.spans))" }
        let hand: String? =
            switch byHand {
            case .closed(let until): "closed by hand\(until.map { " until \($0.milliseconds)" } ?? "")"
            case .open(let until): "open by hand until \(until.milliseconds)"
            case nil: nil
            }
        return ([zone] + days + exceptions + [hand].compactMap(\.self)).joined(separator: ", ")
    }

    private static func text(_ spans: [OpenSpan]) -> String {
        spans.isEmpty ? "closed" : spans.map { "\($0.from)–\($0.to)" }.joined(separator: " ")
    }
}
