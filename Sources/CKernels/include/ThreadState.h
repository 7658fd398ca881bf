#ifndef CK_THREAD_STATE_H
#define CK_THREAD_STATE_H

#include <stdint.h>

extern _Thread_local int ck_grad_disabled;
extern _Thread_local int ck_default_double;
extern _Thread_local int ck_detect_anomaly;
extern _Thread_local int64_t ck_node_sequence;
extern _Thread_local void *ck_release_queue;

static inline int ck_grad_disabled_get(void) { return ck_grad_disabled; }
static inline void ck_grad_disabled_set(int disabled) { ck_grad_disabled = disabled; }
static inline int ck_detect_anomaly_get(void) { return ck_detect_anomaly; }
static inline void ck_detect_anomaly_set(int enabled) { ck_detect_anomaly = enabled; }
static inline int ck_default_double_get(void) { return ck_default_double; }
static inline void ck_default_double_set(int enabled) { ck_default_double = enabled; }
/// The number of a new node of the autograd graph: rises with every call.
static inline int64_t ck_next_node_sequence(void) { return ++ck_node_sequence; }
/// The list of graph nodes that wait to be freed, while some are being freed (see ReleaseQueue.swift).
static inline void *ck_release_queue_get(void) { return ck_release_queue; }
static inline void ck_release_queue_set(void *queue) { ck_release_queue = queue; }

#endif
