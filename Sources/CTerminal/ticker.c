#include "CTerminal.h"

#include <pthread.h>
#include <signal.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int interval;
static int has_thread;

static void *tick(void *context) {
    (void)context;
    pthread_mutex_lock(&lock);
    for (;;) {
        if (interval == 0) {
            pthread_cond_wait(&changed, &lock);
            continue;
        }
        struct timespec end;
        clock_gettime(CLOCK_REALTIME, &end);
        end.tv_nsec += interval * 1000000L;
        end.tv_sec += end.tv_nsec / 1000000000L;
        end.tv_nsec %= 1000000000L;
        pthread_cond_timedwait(&changed, &lock, &end);
        if (interval) ct_ask_attention();
    }
    return NULL;
}

void ct_tick(int milliseconds) {
    pthread_mutex_lock(&lock);
    interval = milliseconds;
    if (interval && !has_thread) {
        // Signals are for the thread that waits for keys.
        sigset_t all, before;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before);
        pthread_t thread;
        has_thread = pthread_create(&thread, NULL, tick, NULL) == 0;
        if (has_thread) pthread_detach(thread);
        pthread_sigmask(SIG_SETMASK, &before, NULL);
    }
    pthread_cond_signal(&changed);
    pthread_mutex_unlock(&lock);
}
