/// A file of the web pages, carried by the binary, so that there is one file to deploy.
/// All texts are literals: the list costs no memory of its own until one of them is sent.
struct WebAsset: Sendable {
    /// The path it is served at, e.g. `/widget.js`; a page ends in `/`.
    let path: StaticString
    /// The value of `Content-Type`.
    let type: StaticString
    /// Changes with the text: the value of `ETag`.
    let version: StaticString
    let text: StaticString
    /// The text as gzip (RFC 1952), in base 64; empty if that would save nothing.
    let zipped: StaticString
}
