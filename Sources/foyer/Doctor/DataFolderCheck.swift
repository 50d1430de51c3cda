import FoyerSodium
import Foundation

/// Rights and free space of the data folder, and the secret key in it.
enum DataFolderCheck {
    /// Bytes below which the server may stop storing within hours: a copy of a middling database, or its write-ahead log, takes as much.
    private static let needed: Int64 = 200_000_000
    /// Bytes below which somebody should look: months of chats of a middling website.
    private static let wanted: Int64 = 2_000_000_000

    static func findings(_ location: DataLocation) -> [Finding] {
        let path = DataFolder.absolute(location.folder)
        // For the reason, which the file manager does not tell.
        guard access(path, F_OK) == 0 else { return [missing(path, errno)] }
        let status = (try? FileManager.default.attributesOfItem(atPath: path)) ?? [:]
        guard status[.type] as? FileAttributeType == .typeDirectory else {
            return [.fail("data folder", "\(path) is a file", do: "name a folder with --data")]
        }
        let mode = status[.posixPermissions] as? Int ?? 0
        return [rights(path, mode: mode, owner: status[.ownerAccountID] as? Int), space(path), key(path)]
    }

    private static func missing(_ path: String, _ reason: Int32) -> Finding {
        guard reason == ENOENT else {
            return .fail(
                "data folder", "cannot look into \(path): \(String(cString: strerror(reason)))",
                do: "run the doctor as the user that serves")
        }
        return .warn(
            "data folder", "\(path) does not exist",
            do: "foyer serve creates it; if there was one, check the spelling of --data")
    }

    private static func rights(_ path: String, mode: Int, owner: Int?) -> Finding {
        let octal = String(mode, radix: 8)
        guard access(path, R_OK | W_OK | X_OK) == 0 else {
            return .fail(
                "data folder", "this user may not write to \(path) (mode \(octal))",
                do: "run the doctor as the user that serves, or give the folder to that user")
        }
        if let owner, owner != Int(geteuid()) {
            return .warn(
                "data folder", "\(path) belongs to user \(owner), the doctor runs as \(geteuid())",
                do: "run the doctor as the user that serves")
        }
        guard mode & 0o007 == 0 else {
            return .warn(
                "data folder", "every user of this machine can look into \(path) (mode \(octal))",
                do: "run: chmod 700 \(path)")
        }
        return .ok("data folder", "\(path), mode \(octal)")
    }

    private static func space(_ path: String) -> Finding {
        var system = statvfs()
        guard statvfs(path, &system) == 0 else {
            return .warn(
                "disk", "the free space is not known: \(String(cString: strerror(errno)))",
                do: "look with: df \(path)")
        }
        let free = Int64(clamping: system.f_bavail) * Int64(clamping: system.f_frsize)
        let text = "\(free / 1_000_000) MB free"
        if free < needed {
            return .fail(
                "disk", text,
                do: "free some space: with a full disk every message is refused")
        }
        // File systems without a table of inodes report none at all.
        if system.f_files > 0, system.f_favail == 0 {
            return .fail("disk", "no inodes free", do: "delete small files: nothing can be created")
        }
        guard free >= wanted else { return .warn("disk", text, do: "free some space soon") }
        return .ok("disk", text)
    }

    private static func key(_ folder: String) -> Finding {
        let path = folder + "/secret.key"
        do throws(SecretFileError) {
            guard try SecretFile.existing(at: path) != nil else {
                return .warn(
                    "secret key", "there is no \(path)",
                    do: "foyer serve creates it at its first start; later, restore it from your backup")
            }
            return .ok("secret key", "readable by its owner only")
        } catch {
            return .fail("secret key", error.description, do: "foyer serve refuses to start with it")
        }
    }
}
