#ifndef CTERMINAL_H
#define CTERMINAL_H

/// Signal handlers: they set flags, wake a waiting reader, and give the terminal back, all with calls that are allowed in
/// a handler.
#include <stdint.h>

/// Installs the handlers of SIGINT and SIGWINCH; 0 or an errno value. Calling it again changes nothing.
int ct_watch_signals(void);

/// Becomes readable when a signal has arrived.
int ct_wake_fd(void);

/// Empties the wake pipe.
void ct_drain_wakes(void);

/// Where an interrupt is to be noted besides; NULL for nowhere.
void ct_set_interrupt_flag(volatile int32_t *flag);

/// 1 while an arrival has not been taken.
int ct_signal_pending(void);

/// 1 once after each arrival.
int ct_take_interrupt(void);
int ct_take_resize(void);
int ct_take_suspend(void);

/// Remembers the settings of a terminal and gives them back, with `farewell` written to it, when the program is ended by a
/// signal or crashes. `farewell` must stay valid.
void ct_guard_terminal(int fd, const char *farewell);

/// Gives the terminal back now.
void ct_restore_terminal(void);

/// While on, Ctrl-Z is noted instead of stopping the program at once.
void ct_catch_suspend(int on);

#endif
