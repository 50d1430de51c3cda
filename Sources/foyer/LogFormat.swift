import ArgumentParser
import Logging

/// How the lines of the log are written, to standard error.
enum LogFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
    /// For a person who reads a terminal or a journal.
    case text
    /// One JSON object a line, for programs that collect logs.
    case json

    func logger() -> Logger {
        var logger =
            switch self {
            case .text: Logger(label: "foyer")
            case .json: Logger(label: "foyer") { _ in JSONLogHandler() }
            }
        logger.logLevel = .info
        return logger
    }
}
