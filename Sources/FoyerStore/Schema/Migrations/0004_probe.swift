extension Migration {
    /// One row that is written to see whether the disk takes it. Something new each time: SQLite writes no page that stays as
    /// it is.
    static let probe = Migration(
        number: 4,
        name: "probe",
        sql: "CREATE TABLE probe (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL);"
    )
}
