#ifndef CMACHINE_H
#define CMACHINE_H

/// What the interpreter needs from C: the thread's current interpreter without a lock, a flag that a signal handler may
/// raise, and the thread's own stack.
#include <stddef.h>
#include <stdint.h>

extern _Thread_local void *ck_current_machine;

static inline void *ck_machine_get(void) { return ck_current_machine; }
static inline void ck_machine_set(void *machine) { ck_current_machine = machine; }

/// A flag that may be raised from a signal handler or another thread: 1 to stop the program, 2 to let its front end look
/// at keys and at the screen.
typedef struct ck_flag {
    volatile int32_t raised;
} ck_flag;

static inline int32_t ck_flag_get(const ck_flag *flag) { return flag->raised; }
/// What was raised, and 0 from now on.
static inline int32_t ck_flag_take(ck_flag *flag) { return __atomic_exchange_n(&flag->raised, 0, __ATOMIC_RELAXED); }
static inline void ck_flag_set(ck_flag *flag, int32_t raised) { flag->raised = raised; }

/// An address inside the caller's stack frame.
static inline uintptr_t ck_stack_address(void) { return (uintptr_t)__builtin_frame_address(0); }

/// Runs `body(context)` on a new thread with a stack of `size` bytes and waits for it; 0 or an errno value.
int ck_run_on_stack(size_t size, void (*body)(void *), void *context);

#endif
