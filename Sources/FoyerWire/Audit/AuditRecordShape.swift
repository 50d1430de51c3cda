public import FoyerCore

/// An entry of the audit log.
public struct AuditRecordShape: WireShape, Hashable {
    public let record: AuditRecord

    public init(_ record: AuditRecord) { self.record = record }

    public func write(to json: inout JSONWriter) {
        let entry = record.entry
        json.object { json in
            json.member("action", entry.action)
            json.member("at", entry.at)
            json.member("by", AuthorShape(author: entry.author))
            json.member("changes", entry.changes.map(ChangeShape.init))
            json.member("detail", entry.detail)
            json.member("id", String(record.position.number))
            json.member("subject", SubjectShape(subject: entry.subject))
        }
    }

    private struct AuthorShape: WireShape {
        let author: AuditAuthor

        func write(to json: inout JSONWriter) {
            json.object { json in
                switch author {
                case .agent(let id, let name):
                    json.member("agent", id)
                    json.member("is", "agent")
                    json.member("name", name)
                case .commandLine: json.member("is", "commandLine")
                case .server: json.member("is", "server")
                }
            }
        }
    }

    private struct SubjectShape: WireShape {
        let subject: AuditSubject

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("id", subject.id)
                json.member("kind", subject.kind)
                json.member("name", subject.name)
            }
        }
    }

    private struct ChangeShape: WireShape {
        let change: AuditChange

        init(_ change: AuditChange) { self.change = change }

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("after", change.after)
                json.member("before", change.before)
                json.member("field", change.field)
            }
        }
    }
}
