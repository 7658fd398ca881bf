#include "CKFormat.h"

#include <locale.h>
#include <stdio.h>
#if defined(__APPLE__)
#include <xlocale.h>
#endif

int ck_format_double(char *buffer, int size, char conversion, int precision, double value) {
    static locale_t c_locale;
    // Two threads may both create it; one of the two is kept and the other leaks once.
    if (c_locale == (locale_t)0) c_locale = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
    const char pattern[] = {'%', '.', '*', conversion, 0};
    locale_t previous = c_locale == (locale_t)0 ? (locale_t)0 : uselocale(c_locale);
    int length = snprintf(buffer, (size_t)size, pattern, precision, value);
    if (previous != (locale_t)0) uselocale(previous);
    return length;
}
