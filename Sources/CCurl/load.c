#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

static CURLcode (*loaded_global_init)(long);
static CURL *(*loaded_easy_init)(void);
static void (*loaded_easy_cleanup)(CURL *);
static CURLcode (*loaded_easy_setopt)(CURL *, CURLoption, ...);
static CURLcode (*loaded_easy_getinfo)(CURL *, CURLINFO, ...);
static CURLcode (*loaded_easy_perform)(CURL *);
static const char *(*loaded_easy_strerror)(CURLcode);
static struct curl_slist *(*loaded_slist_append)(struct curl_slist *, const char *);
static void (*loaded_slist_free_all)(struct curl_slist *);

static const struct {
    const char *name;
    void **address;
} functions[] = {
#define ENTRY(name) { "curl_" #name, (void **)&loaded_##name }
    ENTRY(global_init),   ENTRY(easy_init),     ENTRY(easy_cleanup),  ENTRY(easy_setopt),    ENTRY(easy_getinfo),
    ENTRY(easy_perform),  ENTRY(easy_strerror), ENTRY(slist_append),  ENTRY(slist_free_all),
};

static const char *failure = NULL;

static void load(void) {
    /* The interface's version 4 has been the same since 2006; the name without it is of the developer's package. */
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        failure = dlerror();
        return;
    }
    for (size_t index = 0; index < sizeof functions / sizeof *functions; index++) {
        *functions[index].address = dlsym(library, functions[index].name);
        if (*functions[index].address == NULL) {
            failure = dlerror();
            return;
        }
    }
    if (loaded_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) failure = "libcurl cannot be initialised";
}

const char *foyer_curl_load(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return failure;
}

CURL *foyer_curl_open(void) { return loaded_easy_init(); }
void foyer_curl_close(CURL *handle) { loaded_easy_cleanup(handle); }

CURLcode foyer_curl_set_long(CURL *handle, CURLoption option, long value) {
    return loaded_easy_setopt(handle, option, value);
}
CURLcode foyer_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return loaded_easy_setopt(handle, option, value);
}
CURLcode foyer_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return loaded_easy_setopt(handle, option, value);
}

CURLcode foyer_curl_set_reader(CURL *handle, curl_read_callback callback, void *data) {
    CURLcode code = loaded_easy_setopt(handle, CURLOPT_READFUNCTION, callback);
    return code == CURLE_OK ? loaded_easy_setopt(handle, CURLOPT_READDATA, data) : code;
}
CURLcode foyer_curl_set_writer(CURL *handle, curl_write_callback callback, void *data) {
    CURLcode code = loaded_easy_setopt(handle, CURLOPT_WRITEFUNCTION, callback);
    return code == CURLE_OK ? loaded_easy_setopt(handle, CURLOPT_WRITEDATA, data) : code;
}
CURLcode foyer_curl_set_tracer(CURL *handle, curl_debug_callback callback, void *data) {
    CURLcode code = loaded_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, callback);
    if (code == CURLE_OK) code = loaded_easy_setopt(handle, CURLOPT_DEBUGDATA, data);
    return code == CURLE_OK ? loaded_easy_setopt(handle, CURLOPT_VERBOSE, 1L) : code;
}
CURLcode foyer_curl_set_error_buffer(CURL *handle, char *buffer) {
    return loaded_easy_setopt(handle, CURLOPT_ERRORBUFFER, buffer);
}

CURLcode foyer_curl_perform(CURL *handle) { return loaded_easy_perform(handle); }
CURLcode foyer_curl_get_long(CURL *handle, CURLINFO info, long *value) { return loaded_easy_getinfo(handle, info, value); }
const char *foyer_curl_words(CURLcode code) { return loaded_easy_strerror(code); }

struct curl_slist *foyer_curl_append(struct curl_slist *list, const char *text) { return loaded_slist_append(list, text); }
void foyer_curl_free_list(struct curl_slist *list) { loaded_slist_free_all(list); }
