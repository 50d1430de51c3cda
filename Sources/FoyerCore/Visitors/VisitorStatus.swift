/// What a visitor is doing: one of nine words (docs/product.md, 1.1). Everything else about a visitor (left,
/// captured, typing, page) is an attribute.
public enum VisitorStatus: String, CaseIterable, Hashable, Sendable {
    case inSite
    case waitingForChat
    case chatting
    case chattingWithFlow
    case chattingWithBot
    case manuallyInvited
    case refusedByAgent
    case refusedByVisitor
    case end
}
