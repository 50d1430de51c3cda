extension Migration {
    /// A ban keeps whom it was made for; and who is to be sent away because of a ban is written with it, until it is done.
    static let bansRemember = Migration(
        number: 8,
        name: "bans remember",
        sql: """
            ALTER TABLE ban ADD COLUMN banned TEXT;
            ALTER TABLE ban ADD COLUMN name TEXT;
            ALTER TABLE ban ADD COLUMN country TEXT;
            ALTER TABLE ban ADD COLUMN city TEXT;
            CREATE TABLE eviction (visitor TEXT PRIMARY KEY REFERENCES visitor ON DELETE CASCADE) WITHOUT ROWID;
            """
    )
}
