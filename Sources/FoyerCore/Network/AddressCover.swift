/// Whether an address is in any of many ranges, and nothing more: four bytes for each end of an IPv4 range,
/// so that a look-up stays in the processor's cache.
struct AddressCover: Sendable {
    private var starts4: [UInt32] = []
    private var ends4: [UInt32] = []
    private var starts6: [Address] = []
    private var ends6: [Address] = []

    init() {}

    /// - Parameter ranges: sorted.
    init(sorted ranges: some Sequence<AddressRange>) {
        for range in ranges {
            if let start = range.start.ipv4, let end = range.end.ipv4 {
                if let last = ends4.last, start <= last {
                    ends4[ends4.count - 1] = max(last, end)
                } else {
                    starts4.append(start)
                    ends4.append(end)
                }
            } else if let last = ends6.last, range.start <= last {
                ends6[ends6.count - 1] = max(last, range.end)
            } else {
                starts6.append(range.start)
                ends6.append(range.end)
            }
        }
    }

    func contains(_ address: Address) -> Bool {
        if let ipv4 = address.ipv4 {
            let next = starts4.firstPosition { ipv4 < $0 }
            return next > 0 && ipv4 <= ends4[next - 1]
        }
        let next = starts6.firstPosition { address < $0 }
        return next > 0 && address <= ends6[next - 1]
    }
}
