import Foundation
import NIOCore
import NIOPosix

/// Why the server cannot listen, in one line that names the setting.
enum ServingFault {
    static func failure(_ error: any Error, host: String, port: Int) -> CommandFailure {
        CommandFailure(description: description(of: error, host: host, port: port))
    }

    private static func description(of error: any Error, host: String, port: Int) -> String {
        switch error {
        case let error as IOError: return description(of: error.errnoCode, host: host, port: port)
        case is SocketAddressError:
            return "--host: \"\(host)\" is not known here; use an address of this machine"
        case let error as NIOConnectionError where error.dnsAError != nil || error.dnsAAAAError != nil:
            return "--host: \"\(host)\" cannot be found: its name has no address"
        default: return "--host, --port: cannot serve on \(host):\(port): \(error)"
        }
    }

    private static func description(of code: CInt, host: String, port: Int) -> String {
        switch code {
        case EADDRINUSE:
            "--port: another program already listens on \(host):\(port); stop it, or choose another port"
        case EACCES: "--port: no permission to listen on port \(port); ports below 1024 need a special right"
        case EADDRNOTAVAIL, EAFNOSUPPORT:
            "--host: \(host) is not an address of this machine; use 127.0.0.1, or 0.0.0.0 for all addresses"
        default: "--host, --port: cannot serve on \(host):\(port): \(String(cString: strerror(code)))"
        }
    }
}
