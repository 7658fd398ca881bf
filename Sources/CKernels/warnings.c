#include "CKNets.h"

static _Thread_local void *warning_listener;

void *ck_warning_listener_get(void) { return warning_listener; }
void ck_warning_listener_set(void *listener) { warning_listener = listener; }
