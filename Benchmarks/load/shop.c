#include "shop.h"
#include "text.h"
#include <stdio.h>

enum {
    BROWSERS = 240,     // distinct user agents that a small shop sees in a day
    CAMPAIGN_EVERY = 5  // one in five arrives from an advertisement, with a URL of its own
};

int shop_headers(uint32_t visitor, char *into, size_t room) {
    uint32_t kind = visitor % BROWSERS, major = 100 + kind / 4;
    // Spread over public networks, so that many countries occur.
    uint32_t network = visitor * 2654435761u;
    char agent[256];
    switch (kind % 4) {
    case 0: snprintf(agent, sizeof agent, "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%u.0.0.0 Safari/537.36", major); break;
    case 1: snprintf(agent, sizeof agent, "Mozilla/5.0 (X11; Linux x86_64; rv:%u.0) Gecko/20100101 Firefox/%u.0", major, major); break;
    case 2: snprintf(agent, sizeof agent, "Mozilla/5.0 (iPhone; CPU iPhone OS 17_%u like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.%u Mobile/15E148 Safari/604.1", kind / 4, kind / 4); break;
    default: snprintf(agent, sizeof agent, "Mozilla/5.0 (Linux; Android 14; Pixel %u) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%u.0.0.0 Mobile Safari/537.36", 4 + kind % 6, major);
    }
    return snprintf(
        into, room, "User-Agent: %s\r\nX-Forwarded-For: %u.%u.%u.%u", agent, 60 + (network >> 24) % 30,
        network >> 16 & 255, network >> 8 & 255, 1 + (network & 127));
}

int shop_page(uint32_t visitor, uint32_t view, uint64_t stamped, char *into, size_t room) {
    uint32_t page = (visitor * 31 + view * 17) % SHOP_PAGES;
    char mark[32] = "";
    if (stamped) stamp(mark, sizeof mark, stamped);
    char campaign[96] = "", referrer[64] = "";
    if (view == 0) {
        if (visitor % CAMPAIGN_EVERY == 0)
            snprintf(campaign, sizeof campaign, "?utm_source=google&utm_medium=cpc&utm_campaign=spring&gclid=%08x%08x", visitor * 2654435761u, visitor);
        snprintf(referrer, sizeof referrer, ",\"referrer\":\"https://search%u.example/\"", visitor % 40);
    }
    return snprintf(
        into, room, "{\"url\":\"https://tulip.example/garden/bulbs-%u/article-%u.html%s\",\"title\":\"Article %u: spring bulbs, mixed%s - Tulip Shop\"%s}",
        page % 25, page, campaign, page, mark, referrer);
}
