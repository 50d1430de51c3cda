import HTTPTypes

/// What pages of ours may do.
enum PagePolicy {
    /// Consoles show what strangers wrote: no inline script or style, and no text becomes markup by assignment.
    static let console = """
        default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
        base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'
        """
    /// Pages without a script.
    static let plain = """
        default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
        frame-ancestors 'none'
        """
    /// The demo shop stands for a strict website with the widget on it.
    static let demo = """
        default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
        base-uri 'none'; form-action 'self'; frame-ancestors 'none'
        """
}

extension HTTPField.Name {
    private static func known(_ name: StaticString) -> Self {
        // Literals above; a name that HTTP does not allow would stop the first test.
        guard let name = Self("\(name)") else { preconditionFailure("not a header name") }
        return name
    }

    static let crossOriginResourcePolicy = known("Cross-Origin-Resource-Policy")
    static let requestID = known("X-Request-Id")
    static let accelBuffering = known("X-Accel-Buffering")
}
