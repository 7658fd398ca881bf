#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#endif
#include <wchar.h>

#include "CTerminal.h"

int ct_columns(int32_t character) { return wcwidth((wchar_t)character); }
