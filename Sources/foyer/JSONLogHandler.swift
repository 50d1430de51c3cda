import Foundation
import Logging

/// Writes each event as one line of JSON: `{"level":"warning","message":"…","time":"2026-11-29T22:57:41.123Z", …}` and the
/// metadata beside them.
///
/// A name of the metadata that is taken already gets the prefix `metadata.`; nested metadata is written as text.
struct JSONLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    var logLevel = Logger.Level.info
    /// Where lines go to; called from any thread.
    let write: @Sendable (Data) -> Void
    private let now: @Sendable () -> Date

    /// - Parameter write: takes a whole line with its line feed. By default, standard error.
    init(
        now: @escaping @Sendable () -> Date = { Date() },
        write: @escaping @Sendable (Data) -> Void = { FileHandle.standardError.write($0) }
    ) {
        self.now = now
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = [
            "level": event.level.rawValue, "message": event.message.description,
            "time": now().formatted(Self.time),
        ]
        if let error = event.error { fields["error"] = "\(error)" }
        let provided = metadataProvider?.get() ?? [:]
        for (name, value) in metadata.merging(provided, uniquingKeysWith: { $1 })
            .merging(event.metadata ?? [:], uniquingKeysWith: { $1 })
        {
            fields[fields[name] == nil ? name : "metadata.\(name)"] = "\(value)"
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts always have a JSON form.
        guard var line = try? encoder.encode(fields) else { return }
        line.append(UInt8(ascii: "\n"))
        write(line)
    }

    /// RFC 3339 in UTC, to the millisecond.
    private static let time = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
