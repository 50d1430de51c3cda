/// Why a text is not a host.
public enum WidgetDomainFailure: Error, Hashable, Sendable {
    case empty
    case notAHost(String)
    case badPort(String)
    /// A star may only replace whole labels at the front.
    case badWildcard(String)
}

extension WidgetDomainFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "a host is missing, for example shop.example.com"
        case .notAHost(let text):
            "\"\(text)\" is not a host; give one such as shop.example.com, *.example.com or localhost"
        case .badPort(let text):
            "\"\(text)\" has a port that is not a number; leave it out, ports do not matter"
        case .badWildcard(let text):
            "\"\(text)\" has * in the wrong place; write *.example.com for every host below example.com"
        }
    }
}
