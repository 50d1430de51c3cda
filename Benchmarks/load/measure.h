// A stretch of time: what the server and this generator used in it.
#pragma once
#include "process.h"
#include <stdint.h>
typedef struct { Usage server; double own, pressure; uint64_t at; } Mark;
Mark mark(void);
// Server CPU seconds, generator CPU seconds, seconds, and the part of them in which some task waited for a processor.
typedef struct { double server, own, seconds, psi; } Spent;
Spent spent(Mark from, Mark to);
// Says that all is set up, and waits for a line on standard input: so two generators begin at once.
void wait_for_go(void);
void wait_for_end(void);
// Goes on for so long.
void rest(double seconds);
// Calls `act` at an even rate, told the intended moment, for so long.
void pace(double rate, double seconds, void (*act)(uint64_t due));
