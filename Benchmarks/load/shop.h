// Made-up visitors of a made-up shop: what a browser would say of itself and of the page.
#pragma once
#include <stddef.h>
#include <stdint.h>
enum { SHOP_PAGES = 1000 };
int shop_headers(uint32_t visitor, char *into, size_t room);
// `stamped` is 0, or the moment to write into the title.
int shop_page(uint32_t visitor, uint32_t view, uint64_t stamped, char *into, size_t room);
