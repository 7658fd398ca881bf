#include "CKRandom.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Two roundings where the formulas say two: the compiler must not fuse on its own.
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#define HAS_FMA_VARIANT 1
#define WITH_FMA __attribute__((target("avx2,fma")))
static int fma_available(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
#endif

#define INLINED static inline __attribute__((always_inline))

// MARK: - Engine

ck_mt19937 *ck_mt_create(void) {
    ck_mt19937 *engine = malloc(sizeof(ck_mt19937));
    if (engine == NULL) abort();
    ck_mt_seed(engine, 5489);
    return engine;
}

void ck_mt_destroy(ck_mt19937 *engine) { free(engine); }

void ck_mt_copy(ck_mt19937 *engine, const ck_mt19937 *source) { memcpy(engine, source, sizeof(ck_mt19937)); }

void ck_mt_seed(ck_mt19937 *engine, uint32_t seed) {
    uint32_t *words = engine->words;
    words[0] = seed;
    for (uint32_t j = 1; j < 624; j++) words[j] = 1812433253u * (words[j - 1] ^ (words[j - 1] >> 30)) + j;
    engine->left = 1;
    engine->next = 0;
}

void ck_mt_seed_array(ck_mt19937 *engine, const uint32_t *keys, int count) {
    ck_mt_seed(engine, 19650218u);
    uint32_t *words = engine->words;
    int i = 1, j = 0;
    for (int k = count > 624 ? count : 624; k > 0; k--) {
        words[i] = (words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) * 1664525u)) + keys[j] + (uint32_t)j;
        if (++i >= 624) {
            words[0] = words[623];
            i = 1;
        }
        if (++j >= count) j = 0;
    }
    for (int k = 623; k > 0; k--) {
        words[i] = (words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) * 1566083941u)) - (uint32_t)i;
        if (++i >= 624) {
            words[0] = words[623];
            i = 1;
        }
    }
    words[0] = 0x80000000u;
}

INLINED uint32_t mixed(uint32_t high, uint32_t low) {
    return (((high & 0x80000000u) | (low & 0x7fffffffu)) >> 1) ^ ((low & 1u) ? 0x9908b0dfu : 0u);
}

static void twist(ck_mt19937 *engine) {
    uint32_t *words = engine->words;
    int j = 0;
    for (; j < 227; j++) words[j] = words[j + 397] ^ mixed(words[j], words[j + 1]);
    for (; j < 623; j++) words[j] = words[j - 227] ^ mixed(words[j], words[j + 1]);
    words[623] = words[396] ^ mixed(words[623], words[0]);
    engine->left = 624;
    engine->next = 0;
}

INLINED uint32_t draw(ck_mt19937 *engine) {
    if (--engine->left == 0) twist(engine);
    uint32_t word = engine->words[engine->next++];
    word ^= word >> 11;
    word ^= (word << 7) & 0x9d2c5680u;
    word ^= (word << 15) & 0xefc60000u;
    return word ^ (word >> 18);
}

INLINED uint64_t draw64(ck_mt19937 *engine) {
    uint64_t high = draw(engine);
    return (high << 32) | draw(engine);
}

INLINED double draw_double(ck_mt19937 *engine) {
    return (double)(draw64(engine) & ((1ull << 53) - 1)) * 0x1p-53;
}

uint32_t ck_mt_u32(ck_mt19937 *engine) { return draw(engine); }
uint64_t ck_mt_u64(ck_mt19937 *engine) { return draw64(engine); }

// MARK: - Uniform

/// Fills `out` with uniforms in [0, 1).
static void fill_f32(ck_mt19937 *engine, float *out, long count) {
    for (long i = 0; i < count; i++) out[i] = (float)(draw(engine) & 0xffffffu) * 0x1p-24f;
}

static void fill_f64(ck_mt19937 *engine, double *out, long count) {
    for (long i = 0; i < count; i++) out[i] = draw_double(engine);
}

INLINED void stretch_f32(float *out, long count, float from, float to) {
    const float width = to - from;
    for (long i = 0; i < count; i++) {
        float value = __builtin_fmaf(out[i], width, from);
        out[i] = value == to ? from : value;
    }
}

INLINED void stretch_f64(double *out, long count, double from, double to) {
    const double width = to - from;
    for (long i = 0; i < count; i++) {
        double value = __builtin_fma(out[i], width, from);
        out[i] = value == to ? from : value;
    }
}

#if HAS_FMA_VARIANT
WITH_FMA static void stretch_f32_fma(float *out, long count, float from, float to) { stretch_f32(out, count, from, to); }
WITH_FMA static void stretch_f64_fma(double *out, long count, double from, double to) { stretch_f64(out, count, from, to); }
#endif
static void stretch_f32_plain(float *out, long count, float from, float to) { stretch_f32(out, count, from, to); }
static void stretch_f64_plain(double *out, long count, double from, double to) { stretch_f64(out, count, from, to); }

void ck_uniform_f32(ck_mt19937 *engine, float *out, long count, float from, float to) {
    fill_f32(engine, out, count);
    if (from == 0 && to == 1) return;
#if HAS_FMA_VARIANT
    if (fma_available()) return stretch_f32_fma(out, count, from, to);
#endif
    stretch_f32_plain(out, count, from, to);
}

void ck_uniform_f64(ck_mt19937 *engine, double *out, long count, double from, double to) {
    fill_f64(engine, out, count);
    if (from == 0 && to == 1) return;
#if HAS_FMA_VARIANT
    if (fma_available()) return stretch_f64_fma(out, count, from, to);
#endif
    stretch_f64_plain(out, count, from, to);
}

void ck_bernoulli_u8(ck_mt19937 *engine, uint8_t *out, long count, double probability) {
    for (long i = 0; i < count; i++) out[i] = draw_double(engine) < probability;
}

// MARK: - Normal

INLINED float bits_to_float(uint32_t bits) {
    float value;
    memcpy(&value, &bits, 4);
    return value;
}

INLINED uint32_t float_to_bits(float value) {
    uint32_t bits;
    memcpy(&bits, &value, 4);
    return bits;
}

/// The single-precision Cephes polynomial for the logarithm of a positive normal number.
INLINED float log_cephes(float u) {
    uint32_t bits = float_to_bits(u);
    float e = (float)((int32_t)(bits >> 23) - 126);
    float m = bits_to_float((bits & 0x007fffffu) | 0x3f000000u);
    int small = m < 0.70710678f;
    e -= small ? 1.0f : 0.0f;
    float x = (m - 1.0f) + (small ? m : 0.0f);
    float z = x * x;
    float y = 7.0376836292E-2f;
    y = __builtin_fmaf(y, x, -1.1514610310E-1f);
    y = __builtin_fmaf(y, x, 1.1676998740E-1f);
    y = __builtin_fmaf(y, x, -1.2420140846E-1f);
    y = __builtin_fmaf(y, x, 1.4249322787E-1f);
    y = __builtin_fmaf(y, x, -1.6668057665E-1f);
    y = __builtin_fmaf(y, x, 2.0000714765E-1f);
    y = __builtin_fmaf(y, x, -2.4999993993E-1f);
    y = __builtin_fmaf(y, x, 3.3333331174E-1f);
    y = y * x;
    y = __builtin_fmaf(y, z, e * -2.12194440e-4f);
    y = __builtin_fmaf(-z, 0.5f, y);
    x = x + y;
    return __builtin_fmaf(e, 0.693359375f, x);
}

/// Sine and cosine of `angle` >= 0 by the single-precision Cephes polynomials.
INLINED void sincos_cephes(float angle, float *sine, float *cosine) {
    int32_t j = (int32_t)(angle * 1.27323954473516f);
    j = (j + 1) & ~1;
    float y = (float)j;
    float x = __builtin_fmaf(y, -0.78515625f, angle);
    x = __builtin_fmaf(y, -2.4187564849853515625e-4f, x);
    x = __builtin_fmaf(y, -3.77489497744594108e-8f, x);
    float z = x * x;
    float c = __builtin_fmaf(2.443315711809948e-5f, z, -1.388731625493765e-3f);
    c = __builtin_fmaf(c, z, 4.166664568298827e-2f);
    c = c * z;
    c = __builtin_fmaf(c, z, -(0.5f * z));
    c = c + 1.0f;
    float s = __builtin_fmaf(-1.9515295891e-4f, z, 8.3321608736e-3f);
    s = __builtin_fmaf(s, z, -1.6666654611e-1f);
    s = s * z;
    s = __builtin_fmaf(s, x, x);
    int swapped = (j & 2) != 0;
    uint32_t sine_sign = (uint32_t)(j & 4) << 29;
    uint32_t cosine_sign = (uint32_t)(~(j - 2) & 4) << 29;
    *sine = bits_to_float(float_to_bits(swapped ? c : s) ^ sine_sign);
    *cosine = bits_to_float(float_to_bits(swapped ? s : c) ^ cosine_sign);
}

/// Turns one block of 16 uniforms into 16 normals: element j is paired with j + 8.
INLINED void box_muller_f32(float *block, float mean, float deviation) {
    float radius[8];
    for (int j = 0; j < 8; j++) radius[j] = -2.0f * log_cephes(1.0f - block[j]);
    for (int j = 0; j < 8; j++) radius[j] = __builtin_elementwise_sqrt(radius[j]);
    for (int j = 0; j < 8; j++) {
        float sine, cosine;
        sincos_cephes(6.2831855f * block[j + 8], &sine, &cosine);
        block[j] = __builtin_fmaf(radius[j] * cosine, deviation, mean);
        block[j + 8] = __builtin_fmaf(radius[j] * sine, deviation, mean);
    }
}

#if HAS_FMA_VARIANT
WITH_FMA static void box_muller_f32_fma(float *out, long blocks, float mean, float deviation) {
    for (long i = 0; i < blocks; i++) box_muller_f32(out + 16 * i, mean, deviation);
}
#endif
static void box_muller_f32_plain(float *out, long blocks, float mean, float deviation) {
    for (long i = 0; i < blocks; i++) box_muller_f32(out + 16 * i, mean, deviation);
}

static void normal_blocks_f32(float *out, long blocks, float mean, float deviation) {
#if HAS_FMA_VARIANT
    if (fma_available()) return box_muller_f32_fma(out, blocks, mean, deviation);
#endif
    box_muller_f32_plain(out, blocks, mean, deviation);
}

void ck_normal_f32(ck_mt19937 *engine, float *out, long count, float mean, float deviation) {
    fill_f32(engine, out, count);
    normal_blocks_f32(out, count / 16, mean, deviation);
    if (count % 16 != 0) {
        // The last 16 are drawn again, overwriting what the whole blocks already covered.
        fill_f32(engine, out + count - 16, 16);
        normal_blocks_f32(out + count - 16, 1, mean, deviation);
    }
}

static void box_muller_f64(double *block, double mean, double deviation) {
    for (int j = 0; j < 8; j++) {
        double radius = sqrt(-2.0 * log(1.0 - block[j]));
        double angle = 2.0 * 3.14159265358979323846 * block[j + 8];
        block[j] = fma(radius * cos(angle), deviation, mean);
        block[j + 8] = fma(radius * sin(angle), deviation, mean);
    }
}

void ck_normal_f64(ck_mt19937 *engine, double *out, long count, double mean, double deviation) {
    fill_f64(engine, out, count);
    for (long i = 0; i + 16 <= count; i += 16) box_muller_f64(out + i, mean, deviation);
    if (count % 16 != 0) {
        fill_f64(engine, out + count - 16, 16);
        box_muller_f64(out + count - 16, mean, deviation);
    }
}
