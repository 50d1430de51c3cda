import ArgumentParser
import FoyerSQLite
import FoyerStore
import Foundation

/// `foyer restore`: puts a copy that `foyer backup` made into a data folder. All of it or nothing.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Puts a copy that foyer backup made into a data folder without a database.",
        discussion: """
            The copy is checked before and after it is put in place. A folder that has a database, or from which a server serves, is \
            refused: move the old database away first.
            """)

    @OptionGroup var folder: DataOption

    @Argument(help: "The file that foyer backup wrote.")
    var file: String

    func run() async throws {
        try await reporting { () throws(CommandFailure) in try await restore() }
    }

    private func restore() async throws(CommandFailure) {
        guard folder.database == nil else {
            throw CommandFailure(
                description:
                    "--database: restore a PostgreSQL database with its own tool, into an empty database: pg_restore --no-owner --dbname=DATABASE foyer.dump"
            )
        }
        let copy = DataFolder.absolute(file)
        let checked = try await CheckedCopy.check(copy, "FILE")
        switch checked.schema {
        case .current, .older, .empty: break
        case .newer(let found, let known):
            throw CommandFailure(
                description:
                    "FILE: \(copy) has schema \(found), this program knows schemas up to \(known): run a newer Foyer"
            )
        case .changed(let number, let name):
            throw CommandFailure(
                description:
                    "FILE: the migration \(number) (\(name)) of \(copy) is not the one of this program: run the version that made it"
            )
        }
        let path = DataFolder.absolute(folder.data)
        try DataFolder.make(path)
        // Keeps a server from starting on the folder meanwhile.
        let lock = try ServingLock(in: path)
        try requireVacancy(path)
        try await put(copy, into: path, expecting: checked)
        withExtendedLifetime(lock) {}
        Output.line("\(path)/foyer.sqlite: \(checked)")
        if !FileManager.default.fileExists(atPath: path + "/secret.key") {
            Output.line(
                "secret.key is missing: copy it from your backup into \(path) before the start, or start once with --new-secret-key."
            )
        }
    }

    private func requireVacancy(_ path: String) throws(CommandFailure) {
        for name in ["foyer.sqlite", "foyer.sqlite-wal", "foyer.sqlite-shm"]
        where FileManager.default.fileExists(atPath: "\(path)/\(name)") {
            throw CommandFailure(
                description:
                    "--data: \(path) has a database already; move foyer.sqlite, foyer.sqlite-wal and foyer.sqlite-shm away first, or name another folder"
            )
        }
    }

    /// Writes the copy under another name, checks it, and renames it: the folder never has half a database.
    private func put(
        _ copy: String, into path: String, expecting checked: CheckedCopy
    ) async throws(CommandFailure) {
        let draft = "\(path)/foyer.sqlite.restoring"
        do {
            // Left by a restore that was interrupted.
            if FileManager.default.fileExists(atPath: draft) {
                try FileManager.default.removeItem(atPath: draft)
            }
            try await SQLiteDriver(reading: copy).backup(to: draft)
        } catch {
            throw CommandFailure(description: "--data: cannot copy \(copy) to \(path): \(error)")
        }
        let written = try await CheckedCopy.check(draft, "--data")
        guard written.counts == checked.counts else {
            throw CommandFailure(description: "FILE: \(copy) changed while it was copied; try again")
        }
        Self.giveToOwner(of: path, draft)
        guard rename(draft, "\(path)/foyer.sqlite") == 0, Self.syncFolder(path) else {
            throw CommandFailure(
                description:
                    "--data: cannot put the database into \(path): \(String(cString: strerror(errno)))")
        }
    }

    /// An administrator restores as root; the server runs as the folder's owner.
    private static func giveToOwner(of folder: String, _ file: String) {
        guard geteuid() == 0, let owner = try? FileManager.default.attributesOfItem(atPath: folder) else {
            return
        }
        let ids = owner.filter { $0.key == .ownerAccountID || $0.key == .groupOwnerAccountID }
        for file in [file, folder + "/serving.lock"] {
            // If this fails, the server says at its start that it may not write the file.
            try? FileManager.default.setAttributes(ids, ofItemAtPath: file)
        }
    }

    /// So that a power failure cannot undo the new name.
    private static func syncFolder(_ path: String) -> Bool {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return false }
        defer { close(folder) }
        return fsync(folder) == 0
    }
}
