/// A file that the browser asks for and the binary carries, so that there is one file to copy.
///
/// All texts are literals: the list costs no memory of its own until one of them is sent.
struct WebAsset: Sendable {
    /// Where it is served, e.g. `/widget.js`; a page ends in `/`.
    let path: StaticString
    /// The value of `Content-Type`.
    let type: StaticString
    /// Changes with the text: what `ETag` says.
    let version: StaticString
    let text: StaticString
    /// The text as gzip (RFC 1952), in base 64; empty where that would save nothing.
    let zipped: StaticString
}
