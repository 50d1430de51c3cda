#define _GNU_SOURCE
#include "process.h"
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

Usage usage_of(int pid) {
    Usage usage = {0};
    char path[64], line[1024];
    if (pid <= 0) return usage;
    snprintf(path, sizeof path, "/proc/%d/smaps_rollup", pid);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        sscanf(line, "Pss: %lf", &usage.pss_kb);
        sscanf(line, "Rss: %lf", &usage.rss_kb);
    }
    if (file) fclose(file);
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    file = fopen(path, "r");
    if (file && fgets(line, sizeof line, file)) {
        unsigned long user = 0, kernel = 0;
        char *after_name = strrchr(line, ')');
        if (after_name)
            sscanf(after_name + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &kernel);
        usage.cpu_seconds = (double)(user + kernel) / (double)sysconf(_SC_CLK_TCK);
    }
    if (file) fclose(file);
    return usage;
}

double own_cpu_seconds(void) {
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
        + (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

double cpu_pressure(void) {
    double total = -1;
    FILE *file = fopen("/proc/pressure/cpu", "r");
    if (!file) return total;
    if (fscanf(file, "some avg10=%*f avg60=%*f avg300=%*f total=%lf", &total) != 1) total = -1;
    fclose(file);
    return total;
}
