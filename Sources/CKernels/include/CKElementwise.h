#ifndef CK_ELEMENTWISE_H
#define CK_ELEMENTWISE_H

#include <stddef.h>

/// out[i] = x[i] + alpha·y[i] with one rounding; out may be x.
void ck_add_scaled_f32(size_t n, const float *_Nonnull x, float alpha, const float *_Nonnull y, float *_Nonnull out);
/// out[i] = g[i]·(1 − y[i]²), the bracket with one rounding.
void ck_tanh_gradient_f32(size_t n, const float *_Nonnull g, const float *_Nonnull y, float *_Nonnull out);
/// Rows of `count` elements to e^(x − max) / Σ, the sum from left to right; out may be x.
void ck_softmax_f32(size_t rows, size_t count, const float *_Nonnull x, float *_Nonnull out);

#endif
