import FoyerPostgres
import FoyerSQLite
import FoyerStore
import Foundation

/// Whether the database can be opened, is sound, and has a schema that this program uses. Reads alone.
enum DatabaseCheck {
    private static let name = "database"

    static func findings(_ location: DataLocation) async -> [Finding] {
        let opened: OpenedDatabase
        do throws(OpenedDatabase.Failure) {
            guard let found = try OpenedDatabase.open(location) else {
                // The data folder's finding says what is missing.
                return [.ok(name, "there is none yet; foyer serve creates it")]
            }
            opened = found
        } catch {
            return [.fail(name, error.description, do: "docs/operations.md, Troubleshooting")]
        }
        do throws(StoreError) {
            let inspection = try await opened.inspect()
            guard inspection.faults.isEmpty else {
                let faults = inspection.faults.joined(separator: "; ")
                return [
                    .fail(
                        name, "\(inspection.product): \(faults)",
                        do: location.database == nil
                            ? "stop the server, keep a copy of the folder, and restore the last backup"
                            : "use another server or database")
                ]
            }
            let state = try await opened.store.schemaState(tables: inspection.tables)
            return [.ok(name, "\(inspection.product), no damage found"), schema(state)]
        } catch {
            return [
                .fail(
                    name, "it cannot be read: \(error)",
                    do: "stop the server, keep a copy of the folder, and restore the last backup")
            ]
        }
    }

    private static func schema(_ state: SchemaState) -> Finding {
        switch state {
        case .empty: .ok("schema", "the database is empty; foyer serve sets it up")
        case .current(let number): .ok("schema", "\(number), as this program needs it")
        case .older(let found, let known):
            .warn(
                "schema", "\(found); this program needs \(known)",
                do: "the next start migrates it; back up first")
        case .newer(let found, let known):
            .fail(
                "schema", "\(found); this program knows schemas up to \(known)", do: "run a newer Foyer")
        case .changed(let number, let name):
            .fail(
                "schema", "its migration \(number) (\(name)) is not the one of this program",
                do: "run the version that made it, or name an empty data folder or database")
        }
    }
}
