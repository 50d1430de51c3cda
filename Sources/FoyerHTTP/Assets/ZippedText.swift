import Foundation
import NIOCore
import Synchronization

/// An asset's text as gzip, decoded when a client first requests it and kept from then on.
final class ZippedText: Sendable {
    private let encoded: StaticString
    private let decoded = Mutex<ByteBuffer?>(nil)

    /// Nil for an empty text: the asset is not worth compressing.
    init?(base64 encoded: StaticString) {
        guard encoded.utf8CodeUnitCount > 0 else { return nil }
        self.encoded = encoded
    }

    var bytes: ByteBuffer {
        decoded.withLock { decoded in
            if let decoded { return decoded }
            let bytes = ByteBuffer(bytes: Data(base64Encoded: "\(encoded)") ?? Data())
            decoded = bytes
            return bytes
        }
    }
}
