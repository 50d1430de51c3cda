/// A conversation between a visitor and whoever has the right to speak.
public enum Chat {
    public typealias ID = Identifier<Chat>
}
