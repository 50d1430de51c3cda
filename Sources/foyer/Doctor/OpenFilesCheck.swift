/// Whether the process may open enough files: each connection is one.
enum OpenFilesCheck {
    /// Below it, a handful of browsers exhausts the server.
    private static let needed = 256
    /// Below it, a busy website may exhaust it. `LimitNOFILE` of the unit is 524,288.
    private static let wanted = 10_000

    static func finding(_ limit: (soft: Int, hard: Int)?) -> Finding {
        guard let limit else {
            return .warn("open files", "the limit is not known", do: "look with: ulimit -Hn")
        }
        let text = "at most \(limit.hard), for some \(limit.hard * 95 / 100) connections"
        let advice = "raise LimitNOFILE of the service, or ulimit -n"
        if limit.hard < needed { return .fail("open files", text, do: advice) }
        if limit.hard < wanted { return .warn("open files", text, do: advice) }
        return .ok("open files", text)
    }
}
