#if canImport(Glibc)
    import Glibc
#endif
import NIOHTTP1

/// Header fields that every answer of ours has, whichever part of the server wrote it.
enum AnswerHeaders {
    /// What a browser must not do with an answer. An answer that allows more brings its own field of the same name.
    private static let defaults: [(name: String, value: String)] = [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
        // Nothing but a page of ours is ever run or drawn by itself.
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        // A page that opens ours in a window gets no hold on that window.
        ("Cross-Origin-Opener-Policy", "same-origin"),
        // What the server says of a person is for nobody else, and true only now.
        ("Cache-Control", "no-store"),
    ]

    static func complete(_ headers: inout HTTPHeaders) {
        for (name, value) in defaults where !headers.contains(name: name) {
            headers.add(name: name, value: value)
        }
        headers.replaceOrAdd(name: "Date", value: date(time(nil)))
    }

    /// The moment as RFC 9110 section 5.6.7 writes it, e.g. `Sun, 06 Nov 1994 08:49:37 GMT`.
    static func date(_ seconds: time_t) -> String {
        var seconds = seconds
        var parts = tm()
        gmtime_r(&seconds, &parts)
        // The C locale, which is what a process has that never called setlocale, names days and months in English.
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { text in
            guard let start = text.baseAddress else { return "" }
            let count = strftime(start, text.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
            return String(decoding: text.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }
}
