/// A browser on a website, identified by the random id in its first-party cookie.
public enum Visitor {
    public typealias ID = Identifier<Visitor>
}
