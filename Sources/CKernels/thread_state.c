#include "CKernels.h"

static _Thread_local int grad_disabled;
static _Thread_local int default_double;

int ck_grad_disabled_get(void) { return grad_disabled; }
void ck_grad_disabled_set(int disabled) { grad_disabled = disabled; }
int ck_default_double_get(void) { return default_double; }
void ck_default_double_set(int enabled) { default_double = enabled; }
