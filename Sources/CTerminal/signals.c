#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted, resized, suspended, watching, guarding;
static int wake_pipe[2] = {-1, -1};
static volatile int32_t *volatile interrupt_flag;
// What a running program finds in its flag: Ctrl-C, or something else that wants attention. See CMachine.h.
enum { stop = 1, attend = 2 };
static int guarded_fd = -1;
static struct termios guarded_settings;
static const char *guarded_farewell;
static size_t guarded_farewell_length;

static void wake(void) {
    int saved = errno;
    if (wake_pipe[1] >= 0) {
        ssize_t written = write(wake_pipe[1], "!", 1);
        (void)written;
    }
    errno = saved;
}

void ct_ask_attention(void) {
    volatile int32_t *flag = interrupt_flag;
    int32_t none = 0;
    // Never in place of a Ctrl-C.
    if (flag) __atomic_compare_exchange_n(flag, &none, attend, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
}

static void note(int signal) {
    switch (signal) {
    case SIGINT:
        interrupted = 1;
        if (interrupt_flag) *interrupt_flag = stop;
        break;
    case SIGWINCH:
        resized = 1;
        ct_ask_attention();
        break;
    case SIGTSTP:
        suspended = 1;
        ct_ask_attention();
        break;
    }
    wake();
}

static int handle(int signal, void (*handler)(int), int flags) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    return sigaction(signal, &action, NULL) ? errno : 0;
}

int ct_watch_signals(void) {
    if (watching) return 0;
    if (pipe(wake_pipe)) return errno;
    for (int i = 0; i < 2; i++) {
        fcntl(wake_pipe[i], F_SETFL, O_NONBLOCK);
        fcntl(wake_pipe[i], F_SETFD, FD_CLOEXEC);
    }
    watching = 1;
    // Whoever started the program may have blocked its signals.
    static const int wanted[] = {SIGINT, SIGWINCH, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) sigaddset(&set, wanted[i]);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    int error = handle(SIGINT, note, 0);
    return error ? error : handle(SIGWINCH, note, SA_RESTART);
}

int ct_wake_fd(void) { return wake_pipe[0]; }

void ct_drain_wakes(void) {
    char bytes[64];
    while (read(wake_pipe[0], bytes, sizeof bytes) > 0) {
    }
}

void ct_set_interrupt_flag(volatile int32_t *flag) { interrupt_flag = flag; }

int ct_signal_pending(void) { return interrupted || resized || suspended; }

static int take(volatile sig_atomic_t *flag) {
    if (!*flag) return 0;
    *flag = 0;
    return 1;
}

int ct_take_interrupt(void) { return take(&interrupted); }
int ct_take_resize(void) { return take(&resized); }
int ct_take_suspend(void) { return take(&suspended); }

void ct_restore_terminal(void) {
    if (guarded_fd < 0) return;
    int saved = errno;
    if (guarded_farewell_length) {
        ssize_t written = write(guarded_fd, guarded_farewell, guarded_farewell_length);
        (void)written;
    }
    tcsetattr(guarded_fd, TCSANOW, &guarded_settings);
    ct_show_kept(guarded_fd);
    errno = saved;
}

void ct_release_terminal(void) { guarded_fd = -1; }

static void end(int signal) {
    ct_restore_terminal();
    // SA_RESETHAND has put the default back: the program ends as its parent expects.
    raise(signal);
}

void ct_guard_terminal(int fd, const char *farewell) {
    if (tcgetattr(fd, &guarded_settings)) return;
    guarded_farewell = farewell;
    guarded_farewell_length = farewell ? strlen(farewell) : 0;
    guarded_fd = fd;
    if (guarding) return;
    guarding = 1;
    static const int deadly[] = {SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP};
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++) handle(deadly[i], end, (int)(SA_RESETHAND | SA_NODEFER));
}

void ct_catch_suspend(int on) { handle(SIGTSTP, on ? note : SIG_DFL, 0); }

void ct_stop(void) {
    handle(SIGTSTP, SIG_DFL, 0);
    // Without a shell that could wake the program up again, the system lets this pass.
    kill(getpid(), SIGTSTP);
    handle(SIGTSTP, note, 0);
}
