// A measured interval: the resources that the server and this generator used in it.
#pragma once
#include "process.h"
#include <stdint.h>
typedef struct { Usage server; double own, pressure; uint64_t at; } Mark;
Mark mark(void);
// Server CPU seconds, generator CPU seconds, seconds, and the part of them in which some task waited for a processor.
typedef struct { double server, own, seconds, psi; } Spent;
Spent spent(Mark from, Mark to);
// Reports that the set-up is done and waits for a line on standard input, so that two generators start together.
void wait_for_go(void);
void wait_for_end(void);
// Handles events for so long.
void rest(double seconds);
// Calls `act` at a constant rate for so long, with the intended time of each call.
void pace(double rate, double seconds, void (*act)(uint64_t due));
