#include "CMachine.h"

#include <pthread.h>

_Thread_local void *ck_current_machine;

struct job {
    void (*body)(void *);
    void *context;
};

static void *run(void *pointer) {
    struct job *job = pointer;
    job->body(job->context);
    return NULL;
}

int ck_run_on_stack(size_t size, void (*body)(void *), void *context) {
    struct job job = {body, context};
    pthread_attr_t attributes;
    pthread_t thread;
    int error = pthread_attr_init(&attributes);
    if (error) return error;
    error = pthread_attr_setstacksize(&attributes, size);
    if (!error) error = pthread_create(&thread, &attributes, run, &job);
    pthread_attr_destroy(&attributes);
    if (error) return error;
    return pthread_join(thread, NULL);
}
