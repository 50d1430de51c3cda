import FoyerCore
import Foundation
import HTTPTypes
import Hummingbird

/// Whom to tell about a vulnerability: `/.well-known/security.txt` (RFC 9116).
public struct SecurityText: Sendable {
    /// Days until the text must be fetched again. Less than a year, as the RFC recommends (section 2.5.5); the text is made anew for each request.
    private static let validity = 180

    /// A `mailto:`, `https:` or `tel:` URI.
    let contact: String
    /// Where browsers find this server; nil if that is not known.
    let publicAddress: String?

    /// Nil if `contact` is not a URI of a kind that the RFC allows (section 2.5.3).
    public init?(contact: String, publicAddress: String?) {
        let isURI = ["mailto:", "https://", "tel:"].contains {
            contact.hasPrefix($0) && contact.count > $0.count
        }
        guard isURI, contact.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else { return nil }
        self.contact = contact
        self.publicAddress = publicAddress
    }

    static let path = "/.well-known/security.txt"

    func text(at now: Date) -> String {
        let expires = Date(
            timeIntervalSince1970: (now.timeIntervalSince1970 + Double(Self.validity) * 86_400).rounded())
        let canonical = publicAddress.map { "Canonical: \($0)\(Self.path)\n" } ?? ""
        return "Contact: \(contact)\nExpires: \(expires.formatted(.iso8601))\n\(canonical)"
    }

    func add(to routes: Routes) {
        routes.on(Self.path, .get) { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-cache"],
                body: .init(byteBuffer: ByteBuffer(string: text(at: Date()))))
        }
    }
}
