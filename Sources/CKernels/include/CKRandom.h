#ifndef CKRANDOM_H
#define CKRANDOM_H

#include <stdint.h>

/// The MT19937 engine that PyTorch, CPython and NumPy's legacy generator share.
///
/// `left` counts the words until the next twist plus one and `next` is the position of the next word, both as PyTorch
/// keeps them, so that its 5056-byte states can be read and written.
typedef struct ck_mt19937 {
    uint32_t words[624];
    int32_t left;
    int32_t next;
} ck_mt19937;

ck_mt19937 *_Nonnull ck_mt_create(void);
void ck_mt_destroy(ck_mt19937 *_Nonnull engine);
void ck_mt_copy(ck_mt19937 *_Nonnull engine, const ck_mt19937 *_Nonnull source);
/// The "init_genrand" seeding.
void ck_mt_seed(ck_mt19937 *_Nonnull engine, uint32_t seed);
/// The "init_by_array" seeding that CPython uses.
void ck_mt_seed_array(ck_mt19937 *_Nonnull engine, const uint32_t *_Nonnull keys, int count);
uint32_t ck_mt_u32(ck_mt19937 *_Nonnull engine);
/// The first word drawn is the high half.
uint64_t ck_mt_u64(ck_mt19937 *_Nonnull engine);

/// Uniform in [from, to): `fma(x, to - from, from)` with 24 random bits for float, 53 for double.
void ck_uniform_f32(ck_mt19937 *_Nonnull engine, float *_Nonnull out, long count, float from, float to);
void ck_uniform_f64(ck_mt19937 *_Nonnull engine, double *_Nonnull out, long count, double from, double to);
/// Normal values in blocks of 16 as PyTorch makes them for contiguous tensors; `count` must be at least 16.
void ck_normal_f32(ck_mt19937 *_Nonnull engine, float *_Nonnull out, long count, float mean, float deviation);
void ck_normal_f64(ck_mt19937 *_Nonnull engine, double *_Nonnull out, long count, double mean, double deviation);
/// One double uniform for each element, 1 where it is below `probability`.
void ck_bernoulli_u8(ck_mt19937 *_Nonnull engine, uint8_t *_Nonnull out, long count, double probability);

#endif
