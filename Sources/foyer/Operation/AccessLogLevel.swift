import ArgumentParser
import FoyerHTTP

/// Which requests are logged.
enum AccessLogLevel: String, CaseIterable, ExpressibleByArgument, Sendable {
    /// All, unless the log goes to a terminal, where a person wants to read the rest.
    case auto
    case all
    /// Those that were answered with 500 or above.
    case errors
    case none

    /// The least status that is logged; nil for no request.
    var leastStatus: Int? {
        switch self {
        case .auto: Terminal.isErrorInteractive ? nil : 0
        case .all: 0
        case .errors: 500
        case .none: nil
        }
    }
}
