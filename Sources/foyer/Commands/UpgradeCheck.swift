import ArgumentParser
import FoyerSQLite
import FoyerStore
import Foundation

/// `foyer upgrade-check`: what this program would do to the data at its start. Changes nothing.
struct UpgradeCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade-check",
        abstract: "Says what this version would do with the data at its start. Changes nothing.",
        discussion:
            "Run it with the new binary before you replace the old one. Exits with 1 if the new one would refuse the data."
    )

    @OptionGroup var folder: DataOption

    func run() async throws {
        try await reporting { () throws(CommandFailure) in
            Output.line("program   \(Version.line), schema \(Version.schema)")
            let path = DataFolder.absolute(folder.data)
            if folder.database == nil { _ = try DataFolder.existingDatabase(in: folder.data) }
            switch try await state() {
            case .empty: Output.line("database  empty: the start sets it up")
            case .current(let number): Output.line("database  schema \(number): the start changes nothing")
            case .older(let found, let known):
                Output.line("database  schema \(found): the start migrates it to \(known)")
                if folder.database == nil {
                    Output.line(
                        "backup    written to \(DataFolder.migrationBackup(in: path).folder) before; it needs as much space as the database"
                    )
                } else {
                    Output.line(
                        "backup    none is made: run pg_dump --format=custom --file=foyer.dump DATABASE")
                }
                Output.line("way back  restore the backup and start the program of before")
            case .newer(let found, let known):
                throw CommandFailure(
                    description:
                        "the database has schema \(found), this program knows schemas up to \(known): run a newer Foyer"
                )
            case .changed(let number, let name):
                throw CommandFailure(
                    description:
                        "the migration \(number) (\(name)) of the database is not the one of this program: an unreleased or a modified Foyer made it"
                )
            }
        }
    }

    private func state() async throws(CommandFailure) -> SchemaState {
        let setting = folder.database == nil ? "--data" : "--database"
        do {
            guard let opened = try OpenedDatabase.open(folder.location) else { return .empty }
            let inspection = try await opened.inspect()
            guard inspection.faults.isEmpty else {
                throw CommandFailure(
                    description:
                        "\(setting): the database is damaged: \(inspection.faults.joined(separator: "; "))")
            }
            return try await opened.store.schemaState(tables: inspection.tables)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(description: "\(setting): the database cannot be read: \(error)")
        }
    }
}
