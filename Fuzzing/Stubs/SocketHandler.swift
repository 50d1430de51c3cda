/// Where the state machine lives; the real one needs NIO, which the machine does not.
enum SocketHandler {}
