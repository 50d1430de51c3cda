// Clients of the reference, which relays a publisher's messages to the subscribers of a channel.
#pragma once
#include "histogram.h"
#include "socket.h"
typedef struct { Conn conn; uint8_t is_publisher; uint32_t channel; } Relay;
extern Relay *relays;
extern long relays_open, relays_lost;
extern uint64_t relay_sent, relay_delivered;
extern Histogram relay_deliveries;
// Idle subscribers with a channel each; then pairs; then `crowd` subscribers of one channel with one publisher.
void relays_open_all(long idle, long pairs, long crowd);
void relay_publishes(long pair, uint64_t due);
void relay_tells_crowd(uint64_t due);
