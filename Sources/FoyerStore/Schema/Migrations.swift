/// The steps from an empty database to the current schema.
public enum Migrations {
    public static let all: [Migration] = [.schema]
}
