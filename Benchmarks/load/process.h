// What a process of this machine has used, read from /proc.
#pragma once
typedef struct { double pss_kb, rss_kb, cpu_seconds; } Usage;
Usage usage_of(int pid);
double own_cpu_seconds(void);
// Microseconds in which some task waited for a processor since the machine started (PSI), or -1 when the kernel does not say.
double cpu_pressure(void);
