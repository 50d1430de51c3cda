// The resources used by a process of this machine, read from /proc.
#pragma once
typedef struct { double pss_kb, rss_kb, cpu_seconds; } Usage;
Usage usage_of(int pid);
double own_cpu_seconds(void);
// Microseconds since the start of the machine in which some task waited for a processor (PSI); -1 if the kernel does not report it.
double cpu_pressure(void);
