import FoyerCore
#if canImport(Glibc)
    import Glibc
#endif
import NIOCore
import Synchronization

/// Limits the connections, in total and per address. Each is an open file, and a process without free
/// descriptors can neither store nor log.
public final class ConnectionLimit: Sendable {
    enum Verdict: Hashable {
        case welcome
        /// Nearly full: answer with a time to retry.
        case politelyNo
        /// No descriptor left even for that answer.
        case no
    }

    private struct Counts {
        var subscribers: [Address: Int] = [:]
        var sites: [Address: Int] = [:]
    }

    private let open = Atomic(0)
    /// By `Address.subscriber` and `Address.site`. Bounded by the connections themselves.
    private let counts = Mutex(Counts())
    let polite: Int
    let hard: Int
    let perAddress: Int
    let perSite: Int

    /// Of `files` descriptors, the last twentieth is for refusing politely, and the last fiftieth for the
    /// server itself.
    /// - Parameter perAddress: connections of one address; an IPv6 site has eight times as many. Neither ever
    ///   has more than half of all; `.max` for no limit of its own.
    public init(files: Int, perAddress: Int = .max) {
        self.perAddress = perAddress == .max ? .max : min(perAddress, files / 2)
        perSite =
            perAddress == .max ? .max : min(self.perAddress * Address.subscribersASite, files / 2)
        polite = files * 95 / 100
        hard = files * 98 / 100
    }

    /// Raises the limit of open files to what the system allows, and uses it.
    public static func ofProcess(perAddress: Int = .max) -> ConnectionLimit {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return ConnectionLimit(files: fallback, perAddress: perAddress)
        }
        limit.rlim_cur = limit.rlim_max
        // Fails only if the hard limit is reached already; the limit in force is then read back.
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        _ = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return ConnectionLimit(files: Int(clamping: limit.rlim_cur), perAddress: perAddress)
    }

    /// The minimum of POSIX systems in practice, if the limit cannot be read.
    private static let fallback = 1_024

    /// Connections at most; further ones are asked to come later.
    public var most: Int { polite }

    /// Connections open now.
    public var count: Int { open.load(ordering: .relaxed) }

    /// Counts `channel` until it closes.
    func admit(_ channel: any Channel) -> Verdict {
        let count = open.add(1, ordering: .relaxed).newValue
        channel.closeFuture.whenComplete { _ in self.open.subtract(1, ordering: .relaxed) }
        return count > hard ? .no : count > polite ? .politelyNo : .welcome
    }

    /// Counts `channel` for `address` until it closes; false, with nothing counted, if the address has
    /// reached its limit.
    func admit(_ channel: any Channel, of address: Address) -> Bool {
        guard enter(address) else { return false }
        channel.closeFuture.whenComplete { _ in self.leave(address) }
        return true
    }

    /// Counts one more connection of `address`, or one request through a proxy, until `leave`; false, with
    /// nothing counted, if the address or its site has reached its limit.
    func enter(_ address: Address) -> Bool {
        counts.withLock { counts in
            let (subscriber, site) = (address.subscriber, address.site)
            guard counts.subscribers[subscriber, default: 0] < perAddress,
                site.map({ counts.sites[$0, default: 0] < perSite }) ?? true
            else { return false }
            counts.subscribers[subscriber, default: 0] += 1
            if let site { counts.sites[site, default: 0] += 1 }
            return true
        }
    }

    func leave(_ address: Address) {
        counts.withLock { counts in
            Self.lower(&counts.subscribers, address.subscriber)
            if let site = address.site { Self.lower(&counts.sites, site) }
        }
    }

    private static func lower(_ counts: inout [Address: Int], _ address: Address) {
        let count = counts[address, default: 1] - 1
        counts[address] = count > 0 ? count : nil
    }
}
