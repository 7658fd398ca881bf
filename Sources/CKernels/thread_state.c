#include "ThreadState.h"

_Thread_local int ck_grad_disabled;
_Thread_local int ck_default_double;
_Thread_local int ck_detect_anomaly;
_Thread_local int64_t ck_node_sequence;
_Thread_local void *ck_release_queue;
