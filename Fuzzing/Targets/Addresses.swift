import FoyerCore
import Glibc

/// Addresses and ranges as people type them, compared with `inet_pton`.
let addresses = Target(
    name: "addresses",
    check: { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        AddressCheck.address(text)
        AddressCheck.range(text)
    },
    worst: [
        Worst("colons", repeating: ":", work: AddressCheck.run),
        Worst("dots", repeating: "1.", work: AddressCheck.run),
        Worst("blanks", repeating: " ", "1.2.3.4", work: AddressCheck.run),
        Worst("slashes", repeating: "/", work: AddressCheck.run),
    ]
)

enum AddressCheck {
    static func address(_ text: String) {
        let address = Address(text)
        let theirs = systemBytes(of: text)
        expect(
            address.map { bytes(of: $0) } == theirs,
            "\(text) is \(address.debugDescription), not \(theirs ?? [])")
        guard let address else { return }
        expect(Address(address.description) == address, "\(address) is not read again")
        expect(Address(bytes: bytes(of: address)) == address, "\(address) is not its bytes")
        expect(
            address.family == .ipv6 || address.ipv4.map { Address(ipv4: $0) } == address, "\(address): family"
        )
        expect(!(address < address) && AddressRange(address).contains(address), "\(address): order")
    }

    static func range(_ text: String) {
        guard let range = try? AddressRange(text) else { return }
        let (start, end) = (range.start, range.end)
        expect(
            range.contains(start) && range.contains(end) && start <= end, "\(range) does not hold its ends")
        expect(start.family == end.family, "\(range) is of two families")
        expect((try? AddressRange(start: start, end: end)) == range, "\(range) is not made of its ends")
        expect(!neighbours(of: range).contains { range.contains($0) }, "\(range) holds more than its ends")
        guard let slash = text.lastIndex(of: "/"),
            let digits = Int(text[text.index(after: slash)...].filter(\.isNumber))
        else { return expect(start == end, "\(text) is more than one address") }
        let isMapped = start.family == .ipv4 && text.contains(":")
        let prefix = isMapped ? digits - 96 : digits
        expect((try? AddressRange("\(start)/\(prefix)")) == range, "\(range) is not \(start)/\(prefix)")
        let open = start.family.width - prefix
        let size = (end.high &- start.high, end.low &- start.low)
        let wanted: (UInt64, UInt64) = (
            open > 64 ? (1 << UInt64(open - 64)) &- 1 : 0, open > 63 ? .max : (1 << UInt64(open)) - 1
        )
        expect(
            open == 128 ? size == (.max, .max) : size == wanted, "\(range) has the wrong size for /\(prefix)")
    }

    @Sendable static func run(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        _ = (Address(text), try? AddressRange(text))
    }

    private static func bytes(of address: Address) -> [UInt8] {
        [address.high, address.low].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) }
        }
    }

    /// The neighbouring addresses, if there are any.
    private static func neighbours(of range: AddressRange) -> [Address] {
        let (start, end) = (range.start, range.end)
        var neighbours: [Address] = []
        if (start.high, start.low) != (0, 0) {
            neighbours.append(
                Address(high: start.low == 0 ? start.high - 1 : start.high, low: start.low &- 1))
        }
        if (end.high, end.low) != (.max, .max) {
            neighbours.append(Address(high: end.low == .max ? end.high + 1 : end.high, low: end.low &+ 1))
        }
        // IPv4-mapped addresses are within the IPv6 range, but count as IPv4.
        return neighbours.filter { $0.family == start.family }
    }

    /// The result of the system's parser, with IPv4 in its mapped form.
    private static func systemBytes(of text: String) -> [UInt8]? {
        guard !text.utf8.contains(0) else { return nil }
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &bytes) == 1 {
            return [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + bytes[..<4]
        }
        return inet_pton(AF_INET6, text, &bytes) == 1 ? bytes : nil
    }
}
