#include "CKNets.h"
#include "vector_math.h"

#pragma STDC FP_CONTRACT OFF

CK_INLINE float ck_logf(float x) { return (float)log((double)x); }
CK_INLINE float ck_log1pf(float x) { return (float)log1p((double)x); }

#define REAL float
#define S f32
#define LANES 16
#define EXP ck_expf
#define EXP_ALL ck_map_expf
#define LOG ck_logf
#define LOG1P ck_log1pf
#define SIGMOID ck_sigmoidf
#define FMA fmaf
#define ABS fabsf
#include "loss_body.h"
#undef REAL
#undef S
#undef LANES
#undef EXP
#undef EXP_ALL
#undef LOG
#undef LOG1P
#undef SIGMOID
#undef FMA
#undef ABS

#define REAL double
#define S f64
#define LANES 8
#define EXP exp
#define EXP_ALL ck_map_exp
#define LOG log
#define LOG1P log1p
#define SIGMOID ck_sigmoid_double
#define FMA fma
#define ABS fabs
#include "loss_body.h"
