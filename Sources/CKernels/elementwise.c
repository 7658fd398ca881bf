#include "CKElementwise.h"
#include "multiversion.h"
#include "vector_math.h"
#include <math.h>

CK_MULTI void ck_add_scaled_f32(size_t n, const float *x, float alpha, const float *y, float *out) {
    for (size_t i = 0; i < n; i++) out[i] = fmaf(alpha, y[i], x[i]);
}

CK_MULTI void ck_tanh_gradient_f32(size_t n, const float *g, const float *y, float *out) {
    for (size_t i = 0; i < n; i++) out[i] = g[i] * fmaf(-y[i], y[i], 1.0f);
}

CK_MULTI void ck_softmax_f32(size_t rows, size_t count, const float *x, float *out) {
    for (size_t row = 0; row < rows; row++, x += count, out += count) {
        float largest = -INFINITY, sum = 0;
        for (size_t i = 0; i < count; i++) largest = !(x[i] <= largest) ? x[i] : largest;
        for (size_t i = 0; i < count; i++) out[i] = ck_expf(x[i] - largest);
        for (size_t i = 0; i < count; i++) sum += out[i];
        for (size_t i = 0; i < count; i++) out[i] /= sum;
    }
}
