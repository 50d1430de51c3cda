import FoyerCore
import FoyerWire

/// A console's copy of its window of the list, built only from frames (docs/protocol.md 2.2).
struct ListMirror {
    private(set) var ids: [String] = []
    private(set) var rows: [String: [String: String]] = [:]
    private(set) var total: Int64 = 0
    private(set) var online: Int64 = 0
    /// By status, and `captured`.
    private(set) var counts: [String: Int64] = [:]
    private(set) var countries: [String: Int64] = [:]

    /// A frame that does not fit the current window.
    struct Misfit: Error { let what: String }

    mutating func replace(by list: JSONValue) throws(Misfit) {
        self = ListMirror()
        for row in list.member("rows")?.elements ?? [] { try insert(row, at: ids.count) }
        takeCounts(list)
    }

    mutating func apply(_ change: JSONValue) throws(Misfit) {
        var moving: [String: [String: String]] = [:]
        for id in change.member("remove")?.elements ?? [] {
            guard let id = id.text, let place = ids.firstIndex(of: id) else {
                throw Misfit(what: "removes \(id.text ?? "?"), which is not in the window")
            }
            ids.remove(at: place)
            moving[id] = rows.removeValue(forKey: id)
        }
        for insertion in change.member("insert")?.elements ?? [] {
            let place = Int(insertion.member("at")?.integer ?? -1)
            guard place >= 0, place <= ids.count else {
                throw Misfit(what: "inserts at \(place) of \(ids.count)")
            }
            if let id = insertion.member("move")?.text {
                guard let row = moving[id] else { throw Misfit(what: "moves \(id), which was not removed") }
                ids.insert(id, at: place)
                rows[id] = row
            } else if let row = insertion.member("row") {
                try insert(row, at: place)
            }
        }
        for row in change.member("rows")?.elements ?? [] {
            guard let id = row.member("id")?.text, rows[id] != nil else {
                throw Misfit(what: "changes \(row.member("id")?.text ?? "?"), which is not in the window")
            }
            row.forEachMember { key, value in
                let name = String(decoding: key.slice, as: UTF8.self)
                rows[id]?[name] = value.kind == .null ? nil : String(decoding: value.slice, as: UTF8.self)
            }
        }
        takeCounts(change)
    }

    private mutating func insert(_ row: JSONValue, at place: Int) throws(Misfit) {
        guard let id = row.member("id")?.text, rows[id] == nil else {
            throw Misfit(what: "inserts \(row.member("id")?.text ?? "?") twice")
        }
        ids.insert(id, at: place)
        rows[id] = Self.fields(of: row)
    }

    private mutating func takeCounts(_ frame: JSONValue) {
        total = frame.member("total")?.integer ?? total
        online = frame.member("online")?.integer ?? online
        frame.member("counts")?.forEachMember { key, value in counts[key.text ?? ""] = value.integer }
        frame.member("countries")?.forEachMember { key, value in
            countries[key.text ?? ""] = value.integer == 0 ? nil : value.integer
        }
    }

    /// The members as written in the frame; null counts as absent.
    static func fields(of row: JSONValue) -> [String: String] {
        var fields: [String: String] = [:]
        row.forEachMember { key, value in
            guard value.kind != .null else { return }
            fields[String(decoding: key.slice, as: UTF8.self)] = String(decoding: value.slice, as: UTF8.self)
        }
        return fields
    }
}
