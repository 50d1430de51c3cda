/// The namespace of the state machine; the real type needs NIO, which the machine does not.
enum SocketHandler {}
