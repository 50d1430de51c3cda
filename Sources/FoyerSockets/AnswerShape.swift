import FoyerSessions
import FoyerWire
import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// What the head of a request says about its response.
struct AnswerShape {
    var version = HTTPVersion.http1_1
    /// The body is omitted (RFC 9110 section 9.3.2).
    var isHead = false
    /// The connection stays open for the next request.
    var isKept = false
    /// The length is unknown: the response ends when the server or the client ends it.
    var isStream = false
}
