#if canImport(Glibc)
    import Glibc
#endif
import NIOHTTP1

/// Header fields of every response, whichever part of the server wrote it.
enum AnswerHeaders {
    /// Restrictions on what a browser may do with a response. A response that allows more has its own field
    /// of the same name.
    private static let defaults: [(name: String, value: String)] = [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
        // Only our pages may run scripts or be displayed.
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        // A page that opens ours in a window gets no reference to that window.
        ("Cross-Origin-Opener-Policy", "same-origin"),
        // Personal data: for nobody else, and valid only now.
        ("Cache-Control", "no-store"),
    ]

    static func complete(_ headers: inout HTTPHeaders) {
        for (name, value) in defaults where !headers.contains(name: name) {
            headers.add(name: name, value: value)
        }
        headers.replaceOrAdd(name: "Date", value: date(time(nil)))
    }

    /// The moment in the format of RFC 9110 section 5.6.7, e.g. `Sun, 06 Nov 1994 08:49:37 GMT`.
    static func date(_ seconds: time_t) -> String {
        var seconds = seconds
        var parts = tm()
        gmtime_r(&seconds, &parts)
        // In the C locale, the default of a process that never called setlocale, names of days and months are
        // English.
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { text in
            guard let start = text.baseAddress else { return "" }
            let count = strftime(start, text.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
            return String(decoding: text.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }
}
