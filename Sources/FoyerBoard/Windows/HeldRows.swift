public import FoyerCore

/// The visitors whose rows a console keeps in place while an agent points at the list (protocol.md 2.1, `hold`).
///
/// A visitor who leaves the window while held stays on the screen: this tracks which values the console has of them, so that each
/// change is sent once, and distinguishes *moved out of the window* from *left the site*.
public struct HeldRows: Sendable {
    private enum Known: Equatable {
        case at(revision: UInt64)
        case gone
    }

    private let visitors: [Visitor.ID]
    /// Only of visitors outside the window; what the window shows is reported with the window.
    private var known: [Visitor.ID: Known] = [:]

    /// - Parameter visitors: at most `Window.limit`; the rest is ignored.
    public init(_ visitors: [Visitor.ID]) {
        self.visitors = Array(visitors.prefix(Window.limit))
    }

    public var isEmpty: Bool { visitors.isEmpty }

    /// The news since the last call.
    ///
    /// - Parameters:
    ///   - page: what the window shows now.
    ///   - row: the visitor's row, whatever the filter; nil when they are not on the list.
    public mutating func news(beside page: WindowPage, row: (Visitor.ID) -> WindowRow?) -> HeldNews {
        let shown = Set(page.rows.map(\.id))
        var news = HeldNews.none
        for visitor in visitors {
            if shown.contains(visitor) {
                known[visitor] = nil
            } else if let row = row(visitor) {
                guard
                    known.updateValue(.at(revision: row.revision), forKey: visitor)
                        != .at(revision: row.revision)
                else { continue }
                news.outside.append(row)
            } else if known.updateValue(.gone, forKey: visitor) != .gone {
                news.gone.append(visitor)
            }
        }
        return news
    }
}
