import Foundation
import FoyerCore
import FoyerLookups
import TestSupport
import Testing

/// Whole zones, as Python's `zoneinfo` knows them.
struct ZoneGolden: Sendable, CustomTestStringConvertible {
    let name: String
    let offsets: ZoneOffsets

    var testDescription: String { name }

    static let all: [ZoneGolden] = {
        let file = Checkout.fixtures.appending(path: "time-zones.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let parts = line.split(separator: " ")
            let changes = parts.dropFirst(2).map { pair in
                let numbers = pair.split(separator: ":").compactMap { Int64($0) }
                return ZoneOffsets.Change(
                    at: Instant(milliseconds: numbers[0] * 1_000), offset: .seconds(numbers[1]))
            }
            return ZoneGolden(
                name: String(parts[0]),
                offsets: ZoneOffsets(first: .seconds(Int64(parts[1]) ?? 0), changes: changes))
        }
    }()

    /// The goldens begin in 2020 and end in 2044.
    static let years = Instant(milliseconds: 1_577_836_800_000)...Instant(milliseconds: 2_366_755_199_999)
}

struct TimeZonesTests {
    @Test(arguments: ZoneGolden.all)
    func `the zones of this machine change as Python says, also by their rule`(golden: ZoneGolden) throws {
        let offsets = try #require(TimeZones().offsets(of: golden.name))

        #expect(offsets.offset(at: ZoneGolden.years.lowerBound) == golden.offsets.first)
        #expect(offsets.changes.filter { ZoneGolden.years.contains($0.at) } == golden.offsets.changes)
    }

    @Test(arguments: [
        "", "/etc/localtime", "../../../etc/passwd", "Europe/../../../../etc/passwd", "Europe/Nowhere",
        "Europe", "Europe/Berlin\u{0}", "zone.tab", String(repeating: "a", count: 65),
    ])
    func `a name that is no zone is none, and leads out of no folder`(name: String) {
        #expect(TimeZones().offsets(of: name) == nil)
    }

    @Test func `a damaged file is no zone`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "zones-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let whole = try Data(
            contentsOf: URL(filePath: TimeZones.usualFolder).appending(path: "Europe/Berlin"))
        let zones = TimeZones(folder: folder.path)

        for length in stride(from: 0, to: whole.count, by: 7) {
            try whole.prefix(length).write(to: folder.appending(path: "Cut"))
            let cut = zones.offsets(of: "Cut")
            // Only the rule at the end can be missing without damage.
            #expect(cut == nil || length >= whole.count - 40, "\(length) of \(whole.count) bytes")
        }
        try whole.write(to: folder.appending(path: "Cut"))
        #expect(zones.offsets(of: "Cut") == TimeZones().offsets(of: "Europe/Berlin"))
    }
}
