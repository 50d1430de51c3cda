public import Foundation

/// Folders of the checkout that tests read.
public enum Checkout {
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Examples that the Swift and the TypeScript tests share.
    public static let fixtures = root.appending(path: "Tests/Fixtures")
}
