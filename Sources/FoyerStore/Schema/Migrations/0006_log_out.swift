extension Migration {
    /// Who the website says a visitor is, and since when the visitor is logged out: that row's token opens nothing any more.
    static let logOut = Migration(
        number: 6,
        name: "log out",
        sql: """
            ALTER TABLE visitor ADD COLUMN site_id TEXT;
            ALTER TABLE visitor ADD COLUMN logged_out INTEGER;
            """
    )
}
