public import FoyerCore
import Foundation

/// The time zones of this machine: the package `tzdata` in `/usr/share/zoneinfo`. Without ICU, which would be
/// larger than the server.
public struct TimeZones: Sendable {
    /// Where Debian and every other distribution install them.
    public static let usualFolder = "/usr/share/zoneinfo"

    private let folder: String

    public init(folder: String = TimeZones.usualFolder) { self.folder = folder }

    /// The offsets of a zone.
    /// - Parameter name: an IANA name such as `Europe/Berlin`.
    /// - Returns: nil if there is no such zone here.
    public func offsets(of name: String) -> ZoneOffsets? {
        guard Self.isName(name) else { return nil }
        if name == "UTC" { return .utc }
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")) else { return nil }
        return ZoneFile([UInt8](data))?.offsets
    }

    /// Three parts of fourteen characters, as the database promises, and room.
    private static let longest = 64

    /// The characters that names consist of: none of them leads out of the folder.
    private static func isName(_ name: String) -> Bool {
        guard 1...longest ~= name.utf8.count, !name.hasPrefix("/") else { return false }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"),
                UInt8(ascii: "-"),
                UInt8(ascii: "/"):
                true
            default: false
            }
        }
    }
}
