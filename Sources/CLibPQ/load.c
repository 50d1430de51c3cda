/*
 * Forwards the functions of libpq that Foyer calls to the shared library, which is loaded on demand.
 *
 * Linked as usual, libpq brings 22 more shared libraries (Kerberos, LDAP, TLS) into every process: six megabytes that a server
 * on SQLite never uses.
 */
#include "CLibPQ.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

#define FORWARD(type, name, parameters, arguments) \
    static type(*loaded_##name) parameters;        \
    type name parameters { return loaded_##name arguments; }

FORWARD(PGconn *, PQconnectdbParams, (const char *const *keys, const char *const *values, int expand), (keys, values, expand))
FORWARD(void, PQfinish, (PGconn * connection), (connection))
FORWARD(ConnStatusType, PQstatus, (const PGconn *connection), (connection))
FORWARD(char *, PQerrorMessage, (const PGconn *connection), (connection))
FORWARD(PGresult *, PQexec, (PGconn * connection, const char *statement), (connection, statement))
FORWARD(PGresult *, PQprepare,
        (PGconn * connection, const char *name, const char *statement, int count, const Oid *types),
        (connection, name, statement, count, types))
FORWARD(PGresult *, PQexecPrepared,
        (PGconn * connection, const char *name, int count, const char *const *values, const int *lengths, const int *formats,
         int answerFormat),
        (connection, name, count, values, lengths, formats, answerFormat))
FORWARD(ExecStatusType, PQresultStatus, (const PGresult *result), (result))
FORWARD(char *, PQresultErrorField, (const PGresult *result, int field), (result, field))
FORWARD(void, PQclear, (PGresult * result), (result))
FORWARD(char *, PQcmdTuples, (PGresult * result), (result))
FORWARD(int, PQntuples, (const PGresult *result), (result))
FORWARD(int, PQnfields, (const PGresult *result), (result))
FORWARD(char *, PQfname, (const PGresult *result, int column), (result, column))
FORWARD(Oid, PQftype, (const PGresult *result, int column), (result, column))
FORWARD(int, PQgetisnull, (const PGresult *result, int row, int column), (result, row, column))
FORWARD(int, PQgetlength, (const PGresult *result, int row, int column), (result, row, column))
FORWARD(char *, PQgetvalue, (const PGresult *result, int row, int column), (result, row, column))

static const struct {
    const char *name;
    void **address;
} functions[] = {
#define ENTRY(name) { #name, (void **)&loaded_##name }
    ENTRY(PQconnectdbParams), ENTRY(PQfinish),    ENTRY(PQstatus),       ENTRY(PQerrorMessage),     ENTRY(PQexec),
    ENTRY(PQprepare),         ENTRY(PQexecPrepared), ENTRY(PQresultStatus), ENTRY(PQresultErrorField), ENTRY(PQclear),
    ENTRY(PQcmdTuples),       ENTRY(PQntuples),   ENTRY(PQnfields),      ENTRY(PQfname),            ENTRY(PQftype),
    ENTRY(PQgetisnull),       ENTRY(PQgetlength), ENTRY(PQgetvalue),
};

static const char *failure = NULL;

static void load(void) {
    /* The interface's version 5 has been the same since PostgreSQL 8.2; the name without it is of the developer's package. */
    void *library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
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
}

const char *foyer_libpq_load(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return failure;
}
