#ifndef FOYER_CCURL_H
#define FOYER_CCURL_H

#include <curl/curl.h>

/*
 * libcurl, loaded on demand: linked as usual it brings some thirty shared libraries (TLS, Kerberos, LDAP, SSH, HTTP/2) into every
 * process, also of a server that never sends anything. Its variadic functions, which Swift cannot call, are wrapped by type.
 */

/* Loads libcurl; must succeed before any other function is called. Answers why it cannot be loaded, or NULL once it is. */
const char *foyer_curl_load(void);

CURL *foyer_curl_open(void);
void foyer_curl_close(CURL *handle);

CURLcode foyer_curl_set_long(CURL *handle, CURLoption option, long value);
CURLcode foyer_curl_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode foyer_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
/* The data that all callbacks of the handle receive. */
CURLcode foyer_curl_set_reader(CURL *handle, curl_read_callback callback, void *data);
CURLcode foyer_curl_set_writer(CURL *handle, curl_write_callback callback, void *data);
CURLcode foyer_curl_set_tracer(CURL *handle, curl_debug_callback callback, void *data);
/* `buffer` has CURL_ERROR_SIZE bytes, and lives as long as the handle. */
CURLcode foyer_curl_set_error_buffer(CURL *handle, char *buffer);

CURLcode foyer_curl_perform(CURL *handle);
CURLcode foyer_curl_get_long(CURL *handle, CURLINFO info, long *value);
const char *foyer_curl_words(CURLcode code);

struct curl_slist *foyer_curl_append(struct curl_slist *list, const char *text);
void foyer_curl_free_list(struct curl_slist *list);

#endif
