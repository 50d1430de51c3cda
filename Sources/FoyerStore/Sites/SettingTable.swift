public import FoyerCore

/// The settings that an administrator has changed; the others have their defaults.
public struct SettingTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    /// A name that this version does not know is left out.
    public func all() throws -> [SiteSetting: Span] {
        var values: [SiteSetting: Span] = [:]
        for row in try db.run("SELECT name, milliseconds FROM site_setting") {
            guard let setting = SiteSetting(rawValue: try row.text("name")) else { continue }
            values[setting] = .milliseconds(try row.integer("milliseconds"))
        }
        return values
    }

    /// Replaces all settings: those that are not among `values` have their defaults again.
    public func replace(by values: [SiteSetting: Span]) throws {
        try db.run("DELETE FROM site_setting")
        for setting in SiteSetting.allCases {
            guard let value = values[setting] else { continue }
            try db.run(
                "INSERT INTO site_setting (name, milliseconds) VALUES (\(setting.rawValue), \(value.milliseconds))"
            )
        }
        try DirectoryTable(db).markChanged()
    }
}
