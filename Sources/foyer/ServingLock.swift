import FoyerCore
import Foundation

/// Held by the one server of a folder: a second one would end the chats of visitors that it has never seen.
/// Released by the kernel when the process ends, however it ends (flock(2)).
final class ServingLock: Sendable {
    private let file: Int32

    /// - Throws: `CommandFailure` if another process holds it, or the file cannot be created.
    init(in folder: String) throws(CommandFailure) {
        let path = folder + "/serving.lock"
        file = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw CommandFailure(
                description: "--data: cannot write \(path): \(String(cString: strerror(errno)))")
        }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw CommandFailure(description: "--data: another foyer serves from \(folder)")
        }
    }

    /// Whether a server serves from the folder now, as far as the kernel lists locks (proc(5)). Taking the lock to find out could make a
    /// server fail that starts at the same moment.
    static func isHeld(in folder: String) -> Bool {
        let status = try? FileManager.default.attributesOfItem(atPath: folder + "/serving.lock")
        guard let number = status?[.systemFileNumber] as? Int,
            let locks = try? String(contentsOfFile: "/proc/locks", encoding: .utf8)
        else { return false }
        // Such as `1: FLOCK  ADVISORY  WRITE 4711 fe:00:262158 0 EOF`.
        return locks.split(separator: "\n").contains { line in
            let words = line.split(separator: " ")
            return words.contains("FLOCK") && words.contains { $0.hasSuffix(":\(number)") }
        }
    }

    deinit { close(file) }
}
