import FoyerStore

/// A copy of a database that was opened, checked for damage and counted.
struct CheckedCopy: CustomStringConvertible {
    let schema: SchemaState
    let counts: StoredCounts

    /// Such as `schema 1, 3 agents, 1 widget, …; no damage found`.
    var description: String {
        let number =
            switch schema {
            case .empty: "none"
            case .current(let number): "\(number)"
            case .older(let found, _), .newer(let found, _): "\(found)"
            case .changed: "of another program"
            }
        let rows = [
            (counts.agents, "agent"), (counts.widgets, "widget"), (counts.visitors, "visitor"),
            (counts.chats, "chat"), (counts.messages, "message"), (counts.bans, "ban"),
        ].map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ")
        return "schema \(number), \(rows); no damage found"
    }

    /// - Parameter setting: named in the failure.
    /// - Throws: `CommandFailure` if the file is missing, damaged, or not a database of Foyer.
    static func check(_ path: String, _ setting: String) async throws(CommandFailure) -> CheckedCopy {
        let opened: OpenedDatabase?
        do throws(OpenedDatabase.Failure) { opened = try OpenedDatabase.open(file: path) } catch {
            throw CommandFailure(description: "\(setting): \(error)")
        }
        guard let opened else {
            throw CommandFailure(description: "\(setting): there is no file \(path)")
        }
        do {
            let inspection = try await opened.inspect()
            guard inspection.faults.isEmpty else {
                throw CommandFailure(
                    description:
                        "\(setting): \(path) is damaged: \(inspection.faults.joined(separator: "; "))")
            }
            let schema = try await opened.store.schemaState(tables: inspection.tables)
            guard schema != .empty else {
                throw CommandFailure(description: "\(setting): \(path) is not a database of Foyer")
            }
            return CheckedCopy(schema: schema, counts: try await opened.store.read { try $0.counts() })
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(description: "\(setting): \(path) cannot be read: \(error)")
        }
    }
}
