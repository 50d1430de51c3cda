/// A cookie by which a browser is recognised after a log-in: a random name, signed together with the e-mail
/// address, so that it is valid for that account only. It grants nothing: the password is still required.
struct DeviceMark: Sendable {
    let nonce: String

    init(nonce: String) {
        self.nonce = nonce
    }

    /// Nil if `cookie` was not made here, or for another account.
    init?(_ cookie: String?, email: String, isSigned: (_ signature: String, _ text: String) -> Bool) {
        let parts = cookie?.split(separator: ".", omittingEmptySubsequences: false) ?? []
        guard parts.count == 3, parts[0] == Self.version, !parts[1].isEmpty else { return nil }
        nonce = String(parts[1])
        guard isSigned(String(parts[2]), Self.text(nonce, email)) else { return nil }
    }

    /// The cookie's value.
    func signed(for email: String, by sign: (_ text: String) -> String) -> String {
        "\(Self.version).\(nonce).\(sign(Self.text(nonce, email)))"
    }

    private static let version = "v1"

    private static func text(_ nonce: String, _ email: String) -> String {
        "\(nonce) \(email.lowercased())"
    }
}
