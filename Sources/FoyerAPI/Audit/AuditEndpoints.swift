import FoyerCore
import FoyerService
import FoyerWire

/// The audit log, page by page and as a file.
enum AuditEndpoints {
    private static let path = "/api/v1/audit-log"

    static let all: [Endpoint] = [
        Endpoint(
            .get, path, needs: .permission(.seeAuditLog), "Read the audit log, newest first",
            query: AuditQuery.filters + AuditQuery.paging, body: NoBody.self, answers: .ok(.auditPage)
        ) { call in
            let query = call.request.query
            let page = try await call.services.auditLog.page(
                try AuditQuery.filter(query), after: try AuditQuery.position(query) ?? .end,
                count: try AuditQuery.count(query), by: call.actor)
            return .ok(
                AuditPageShape(
                    agents: call.services.directory.agents.values.sorted { $0.name < $1.name }
                        .map(AuditPageShape.Named.init),
                    records: page.records, next: page.next.map(AuditQuery.cursor)))
        },
        Endpoint(
            .get, path + ".csv", needs: .permission(.seeAuditLog), "Export the audit log, newest first",
            query: AuditQuery.filters, body: NoBody.self, answers: .csv
        ) { call in
            let export = try await call.services.auditLog.export(
                try AuditQuery.filter(call.request.query), by: call.actor)
            return .csv(named: "audit-log") { write in
                try await write(Array(AuditTableText.heading.utf8))
                var position = AuditRecord.Position.end
                while true {
                    let part = try await export.part(after: position)
                    guard let last = part.last else { return }
                    try await write(Array(part.map(AuditTableText.record).joined().utf8))
                    position = last.position
                }
            }
        },
    ]
}
