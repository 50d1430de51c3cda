import Foundation

/// A file with this text, gone with the value.
final class TemporaryFile: Sendable {
    let path: String

    init(_ text: String) throws {
        let name = "foyer-\(UUID().uuidString)"
        path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        try text.write(toFile: path, atomically: false, encoding: .utf8)
    }

    deinit {
        // Nothing can be done about a file that is gone already.
        try? FileManager.default.removeItem(atPath: path)
    }
}
