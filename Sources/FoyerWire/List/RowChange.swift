/// The changes of a row: the id and the changed fields. Here null means that the value is gone.
public struct RowChange: WireShape, Hashable {
    public let old: RowShape
    public let new: RowShape

    public init(from old: RowShape, to new: RowShape) {
        self.old = old
        self.new = new
    }

    public func write(to json: inout JSONWriter) { new.write(to: &json, since: old) }
}
