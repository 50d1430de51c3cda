/// Why a text is not an address range.
public enum AddressRangeFailure: Error, Hashable, Sendable {
    /// Neither IPv4 nor IPv6.
    case notAnAddress(String)
    /// The part after the slash is not a number of bits.
    case notAPrefix(String)
    /// More bits than the address has.
    case prefixTooLong(Int, limit: Int)
    /// A prefix so short that the range is larger than all of IPv4.
    case prefixTooShort(Int, least: Int)
    /// One end is IPv4 and the other IPv6.
    case mixedFamilies(Address, Address)
    /// The ends are swapped.
    case startAfterEnd(Address, Address)
}
