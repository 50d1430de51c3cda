import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket

/// The server refused the connection.
struct DemoRefused: Error {}
