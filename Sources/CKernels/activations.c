#include "CKNets.h"
#include "vector_math.h"

#pragma STDC FP_CONTRACT OFF

CK_INLINE float ck_expm1f(float x) { return (float)expm1((double)x); }
CK_INLINE float ck_log1pf(float x) { return (float)log1p((double)x); }
CK_INLINE float ck_erff(float x) { return (float)erf((double)x); }

#define REAL float
#define S f32
#define EXP ck_expf
#define EXPM1 ck_expm1f
#define LOG1P ck_log1pf
#define TANH ck_tanhf
#define ERF ck_erff
#define SIGMOID ck_sigmoidf
#define ABS fabsf
#include "activation_body.h"
#undef REAL
#undef S
#undef EXP
#undef EXPM1
#undef LOG1P
#undef TANH
#undef ERF
#undef SIGMOID
#undef ABS

#define REAL double
#define S f64
#define EXP exp
#define EXPM1 expm1
#define LOG1P log1p
#define TANH tanh
#define ERF erf
#define SIGMOID ck_sigmoid_double
#define ABS fabs
#include "activation_body.h"
