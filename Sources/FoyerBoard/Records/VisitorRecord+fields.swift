import FoyerCore

extension VisitorRecord {
    /// The fields that differ from `other`.
    func fields(changedIn other: Self) -> RecordFields {
        var fields: RecordFields = []
        if status != other.status { fields.insert(.status) }
        if since != other.since { fields.insert(.since) }
        if assignee != other.assignee { fields.insert(.assignee) }
        if widget != other.widget { fields.insert(.widget) }
        if queue != other.queue { fields.insert(.queue) }
        if name != other.name { fields.insert(.name) }
        if place.country != other.place.country { fields.insert(.country) }
        if place.city != other.place.city { fields.insert(.city) }
        if address != other.address { fields.insert(.address) }
        if page != other.page { fields.insert(.page) }
        if pageSince != other.pageSince { fields.insert(.pageSince) }
        if pages != other.pages { fields.insert(.pages) }
        if arrived != other.arrived { fields.insert(.arrived) }
        if visits != other.visits { fields.insert(.visits) }
        if chats != other.chats { fields.insert(.chats) }
        if referrer != other.referrer { fields.insert(.referrer) }
        if browser != other.browser { fields.insert(.browser) }
        if captured != other.captured { fields.insert(.captured) }
        if isHandedBack != other.isHandedBack { fields.insert(.handedBack) }
        if left != other.left { fields.insert(.left) }
        if chat != other.chat || version != other.version || system != other.system
            || segments != other.segments
            || typing != other.typing
        {
            fields.insert(.shown)
        }
        return fields
    }
}
