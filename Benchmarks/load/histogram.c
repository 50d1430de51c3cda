#include "histogram.h"

static int step_of(uint64_t value) {
    if (value < 64) return (int)value;
    int exponent = 63 - __builtin_clzll(value);
    int step = (exponent - 5) * 64 + (int)((value >> (exponent - 6)) & 63);
    return step < HISTOGRAM_STEPS ? step : HISTOGRAM_STEPS - 1;
}

static uint64_t lowest_of(int step) {
    if (step < 64) return (uint64_t)step;
    int exponent = step / 64 + 5;
    return (1ull << exponent) + ((uint64_t)(step % 64) << (exponent - 6));
}

void histogram_add(Histogram *histogram, uint64_t nanoseconds) {
    histogram->counts[step_of(nanoseconds)]++;
    histogram->count++;
    if (nanoseconds > histogram->highest) histogram->highest = nanoseconds;
}

double histogram_at(const Histogram *histogram, double part) {
    uint64_t wanted = (uint64_t)((double)histogram->count * part), seen = 0;
    for (int step = 0; step < HISTOGRAM_STEPS; step++) {
        seen += histogram->counts[step];
        if (seen > wanted) return (double)lowest_of(step) / 1e3;
    }
    return (double)histogram->highest / 1e3;
}
