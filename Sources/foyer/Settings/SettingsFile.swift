import Foundation

/// A configuration file: lines of the form `name = value`. `#` begins a comment line.
struct SettingsFile {
    struct Entry {
        let name: String
        let value: String
        let line: Int
    }

    /// A hundred times what all settings take; protects against reading a log or an image by mistake.
    private static let sizeLimit = 100_000

    let path: String
    let entries: [Entry]

    /// - Throws: `CommandFailure` if the file cannot be read, or a line is not a setting; it names the line.
    init(path: String) throws(CommandFailure) {
        self.path = path
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(description: "--config: cannot read the file \(path)")
        }
        guard data.count <= Self.sizeLimit, let text = String(data: data, encoding: .utf8) else {
            throw CommandFailure(
                description:
                    "--config: \(path) is no configuration file: it must be text of at most \(Self.sizeLimit) bytes"
            )
        }
        var entries: [Entry] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.trimmingCharacters(in: .whitespacesAndNewlines)
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            guard let sign = line.firstIndex(of: "=") else {
                throw CommandFailure(
                    description: "\(path):\(index + 1): must have the form name = value, such as port = 8080")
            }
            let name = line[..<sign].trimmingCharacters(in: .whitespaces)
            if let first = entries.first(where: { $0.name == name }) {
                throw CommandFailure(
                    description: "\(path):\(index + 1): \(name) is set in line \(first.line) already")
            }
            let value = line[line.index(after: sign)...].trimmingCharacters(in: .whitespaces)
            entries.append(Entry(name: name, value: value, line: index + 1))
        }
        self.entries = entries
    }
}
