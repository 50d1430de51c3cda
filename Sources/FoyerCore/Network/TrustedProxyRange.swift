extension AddressRange {
    /// Whether a range is too wide for a fleet of proxies. Every client in the range can choose the address
    /// that we see, so a mistake here would let strangers forge theirs. The widest networks of public proxies
    /// are a /10 of IPv4 and a /28 of IPv6; private networks, which no stranger can use, may be trusted
    /// whole.
    public var isTooWideForProxies: Bool {
        switch start.family {
        case .ipv4: isWider(ipv4: 8, ipv6: 0)
        case .ipv6: isWider(ipv4: 0, ipv6: 20) && !isUniqueLocal
        }
    }

    /// Within fc00::/7 (RFC 4193).
    private var isUniqueLocal: Bool { start.high >> 57 == 0xFC >> 1 && end.high >> 57 == 0xFC >> 1 }
}
