import Foundation

/// A file with this text, deleted together with the value.
final class TemporaryFile: Sendable {
    let path: String

    init(_ text: String) throws {
        let name = "foyer-\(UUID().uuidString)"
        path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        try text.write(toFile: path, atomically: false, encoding: .utf8)
    }

    deinit {
        // The file may have been deleted already.
        try? FileManager.default.removeItem(atPath: path)
    }
}
