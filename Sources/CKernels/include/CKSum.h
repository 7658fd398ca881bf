#ifndef CK_SUM_H
#define CK_SUM_H

#include <stddef.h>
#include <stdint.h>

/// Adds to each of `count` outputs (`out_stride` apart) the sum of `size` inputs (`stride` apart; the next output's
/// inputs begin `next` later), in PyTorch's order. Strides are in elements.
void ck_sum_plane_f32(const float *_Nonnull in, int64_t stride, int64_t next, int64_t size, int64_t count,
                float *_Nonnull out, int64_t out_stride);
void ck_sum_plane_f64(const double *_Nonnull in, int64_t stride, int64_t next, int64_t size, int64_t count,
                double *_Nonnull out, int64_t out_stride);

#endif
