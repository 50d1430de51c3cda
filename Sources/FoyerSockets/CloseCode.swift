/// Close codes of WebSocket (RFC 6455 section 7.4, and its IANA registry).
enum CloseCode {
    static let goingAway: UInt16 = 1001
    static let protocolError: UInt16 = 1002
    static let unsupportedData: UInt16 = 1003
    static let invalidText: UInt16 = 1007
    static let tooBig: UInt16 = 1009
    static let serviceRestart: UInt16 = 1012
    static let tryAgainLater: UInt16 = 1013

    /// Whether a peer may send it: 1004 to 1006 and 1015 are never sent, the others up to 2999 are
    /// unassigned.
    static func mayTravel(_ code: UInt16) -> Bool {
        switch code {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }
}
