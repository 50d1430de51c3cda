import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket

/// A client of the simulation on one connection. Everything happens on the connection's event loop.
protocol DemoClient: AnyObject {
    func opened(_ line: DemoConnection)
    func heard(_ text: ByteBuffer, on line: DemoConnection)
    func closed()
}
