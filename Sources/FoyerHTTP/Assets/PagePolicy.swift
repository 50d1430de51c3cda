import HTTPTypes

/// Content security policies of our pages.
enum PagePolicy {
    /// Consoles display texts of strangers: no inline script or style, and no assignment of text as markup.
    static let console = """
        default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
        frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
        require-trusted-types-for 'script'
        """
    /// The widget beside its editor, in a frame: it runs as a foreign origin, and can reach neither the console nor the server.
    static let preview = """
        sandbox allow-scripts; default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'self'
        """
    /// Pages without a script.
    static let plain = """
        default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
        frame-ancestors 'none'
        """
    /// A strict website with the widget on it: the demo shop, and the test page of the set-up.
    static let widgetPage = """
        default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
        base-uri 'none'; form-action 'self'; frame-ancestors 'none'
        """
}

extension HTTPField.Name {
    private static func known(_ name: StaticString) -> Self {
        // Literals above; an invalid header name would fail the first test.
        guard let name = Self("\(name)") else { preconditionFailure("not a header name") }
        return name
    }

    static let crossOriginResourcePolicy = known("Cross-Origin-Resource-Policy")
    static let referrerPolicy = known("Referrer-Policy")
    static let requestID = known("X-Request-Id")
    static let accelBuffering = known("X-Accel-Buffering")
}
