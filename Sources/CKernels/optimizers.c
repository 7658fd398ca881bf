#include "CKNets.h"
#include "multiversion.h"
#include <math.h>

#pragma STDC FP_CONTRACT OFF

double ck_pow(double base, double exponent) { return pow(base, exponent); }
double ck_cos(double angle) { return cos(angle); }

#define REAL float
#define S f32
#define FMA fmaf
#define SQRT __builtin_elementwise_sqrt
#define ABS fabsf
#include "optimizer_body.h"
#undef REAL
#undef S
#undef FMA
#undef SQRT
#undef ABS

#define REAL double
#define S f64
#define FMA fma
#define SQRT __builtin_elementwise_sqrt
#define ABS fabs
#include "optimizer_body.h"
