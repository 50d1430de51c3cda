// Fictitious visitors of a fictitious shop: what their browsers report about themselves and the page.
#pragma once
#include <stddef.h>
#include <stdint.h>
enum { SHOP_PAGES = 1000 };
int shop_headers(uint32_t visitor, char *into, size_t room);
// `stamped` is 0, or the time to write into the title.
int shop_page(uint32_t visitor, uint32_t view, uint64_t stamped, char *into, size_t room);
