import FoyerCore

/// Reads a compiled time zone (TZif, RFC 9636): its second block, whose times have 64 bits, and the rule for
/// the years after it.
struct ZoneFile {
    let offsets: ZoneOffsets

    /// Rules are laid out up to this year; nobody plans office hours beyond.
    private static let lastYear = 2_100

    /// Nil if the bytes are not such a file, or one of version 1.
    init?(_ bytes: [UInt8]) {
        guard let first = Header(bytes, at: 0), first.version >= UInt8(ascii: "2"),
            let header = Header(bytes, at: first.end(timeSize: 4)),
            header.types > 0, header.end(timeSize: 8) <= bytes.count
        else { return nil }
        let times = header.start
        let indexes = times + header.times * 8
        let types = indexes + header.times
        func offset(ofType type: Int) -> Span {
            .seconds(Int64(Int32(truncatingIfNeeded: Self.integer(bytes, at: types + type * 6, size: 4))))
        }
        var changes: [ZoneOffsets.Change] = []
        for position in 0..<header.times {
            let type = Int(bytes[indexes + position])
            guard type < header.types else { return nil }
            let at = Self.integer(bytes, at: times + position * 8, size: 8)
            // Before this lies the beginning of local time, which nobody looks up.
            guard at > -(1 << 40) else { continue }
            changes.append(.init(at: Instant(milliseconds: at * 1_000), offset: offset(ofType: type)))
        }
        let footer = bytes[header.end(timeSize: 8)...].split(separator: UInt8(ascii: "\n"))
        if let text = footer.first, let rule = ZoneRule(String(decoding: text, as: UTF8.self)) {
            let last = changes.last?.at
            let year = last.map { CivilDate(dayNumber: Int($0.milliseconds / 86_400_000)).parts.year } ?? 1970
            for year in year...max(year, Self.lastYear) {
                changes += rule.changes(in: year).filter { change in last.map { change.at > $0 } ?? true }
            }
        }
        let earliest = offset(ofType: 0)
        // Some files mark the year 2038 by a change to the same offset.
        let before = [earliest] + changes.map(\.offset)
        offsets = ZoneOffsets(
            first: earliest, changes: zip(before, changes).filter { $0 != $1.offset }.map(\.1))
    }

    /// Big-endian, with a sign when it has eight bytes.
    private static func integer(_ bytes: [UInt8], at position: Int, size: Int) -> Int64 {
        Int64(bitPattern: bytes[position..<position + size].reduce(0) { $0 << 8 | UInt64($1) })
    }

    /// The head of a block, with the counts of what follows.
    private struct Header {
        let version: UInt8
        let start: Int
        let times: Int
        let types: Int
        private let characters: Int
        private let leaps: Int
        private let standards: Int
        private let universals: Int

        init?(_ bytes: [UInt8], at position: Int) {
            start = position + 44
            guard start <= bytes.count, Array(bytes[position..<position + 4]) == Array("TZif".utf8) else {
                return nil
            }
            version = bytes[position + 4]
            let counts = (0..<6).map { Int(integer(bytes, at: position + 20 + $0 * 4, size: 4)) }
            (universals, standards, leaps) = (counts[0], counts[1], counts[2])
            (times, types, characters) = (counts[3], counts[4], counts[5])
        }

        func end(timeSize: Int) -> Int {
            start + times * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4) + standards
                + universals
        }
    }
}
