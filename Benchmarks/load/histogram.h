// Durations in nanoseconds, counted in steps of 1.6 %.
#pragma once
#include <stdint.h>
enum { HISTOGRAM_STEPS = 64 * 40 };
typedef struct { uint64_t counts[HISTOGRAM_STEPS], count, highest; } Histogram;
void histogram_add(Histogram *histogram, uint64_t nanoseconds);
// The duration in microseconds that `part` of all values stay below; 0 if nothing was counted.
double histogram_at(const Histogram *histogram, double part);
