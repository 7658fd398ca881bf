#ifndef CKFORMAT_H
#define CKFORMAT_H

/// C's `%.{precision}{conversion}` of `value` with a point whatever the locale; returns the length, which may exceed
/// `size - 1` when the text was cut.
int ck_format_double(char *_Nonnull buffer, int size, char conversion, int precision, double value);

#endif
