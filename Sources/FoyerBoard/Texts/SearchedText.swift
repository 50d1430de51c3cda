import FoyerCore

// The text searched by the filter: name, id and address of a visitor, title and URL of the page; folded.

extension Snapshot {
    func contains(_ needle: Needle) -> Bool {
        needle.stands(in: title.folded) || needle.stands(in: url.folded)
            || needle.stands(inIdentifier: record.id) || nameContains(needle)
            || needle.stands(in: record.address)
    }

    /// Names are folded only for the few whose mark does not rule them out, rather than stored folded for
    /// all.
    func nameContains(_ needle: Needle) -> Bool {
        mark & needle.mark == needle.mark && needle.stands(in: FoldedText.bytes(of: record.name))
    }
}
