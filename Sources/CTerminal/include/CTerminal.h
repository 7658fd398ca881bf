#ifndef CTERMINAL_H
#define CTERMINAL_H

/// Signal handlers: they set flags, wake a waiting reader, and give the terminal back, all with calls that are allowed in
/// a handler.
#include <stddef.h>
#include <stdint.h>

/// Installs the handlers of SIGINT and SIGWINCH; 0 or an errno value. Calling it again changes nothing.
int ct_watch_signals(void);

/// Becomes readable when a signal has arrived.
int ct_wake_fd(void);

/// Empties the wake pipe.
void ct_drain_wakes(void);

/// Where an interrupt is to be noted besides; NULL for nowhere.
void ct_set_interrupt_flag(volatile int32_t *flag);

/// Asks the running program to look up between two operations, by way of its interrupt flag.
void ct_ask_attention(void);

/// Asks for attention every so many milliseconds, from a thread of its own, until it is asked not to (0).
void ct_tick(int milliseconds);

/// 1 while an arrival has not been taken.
int ct_signal_pending(void);

/// 1 once after each arrival.
int ct_take_interrupt(void);
int ct_take_resize(void);
int ct_take_suspend(void);

/// Remembers the settings of a terminal and gives them back, with `farewell` written to it, when the program is ended by a
/// signal or crashes. `farewell` must stay valid.
void ct_guard_terminal(int fd, const char *farewell);

/// Gives the terminal back now, and shows on it what was kept.
void ct_restore_terminal(void);

/// The terminal needs no giving back any more.
void ct_release_terminal(void);

/// Adds to the text that is shown when the terminal is given back: the newest megabytes are kept.
void ct_keep(const char *text, size_t count);

/// Writes what was kept, and forgets it.
void ct_show_kept(int fd);

/// While on, Ctrl-Z is noted instead of stopping the program at once.
void ct_catch_suspend(int on);

/// Stops the program as Ctrl-Z does, and returns when it goes on.
void ct_stop(void);

/// The columns that the system's tables give a character; -1 for one that cannot be shown.
int ct_columns(int32_t character);

#endif
