public import Foundation

/// Folders of the checkout that tests read, wherever a test's own file is.
public enum Checkout {
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Examples that Swift and TypeScript share.
    public static let fixtures = root.appending(path: "Tests/Fixtures")
}
