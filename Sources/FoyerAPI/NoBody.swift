import FoyerCore
import FoyerService
import FoyerWire

/// For endpoints without a body. A body that is sent anyway is ignored.
struct NoBody: RequestBody {
    static let schema: Schema? = nil
    init(body: [UInt8]) {}
}
