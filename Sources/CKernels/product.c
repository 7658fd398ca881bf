#include "CKNets.h"
#include "multiversion.h"
#include <math.h>

#pragma STDC FP_CONTRACT OFF

typedef float f32x16 __attribute__((vector_size(64), aligned(4)));
typedef float f32x8 __attribute__((vector_size(32), aligned(4)));
typedef double f64x8 __attribute__((vector_size(64), aligned(8)));
typedef double f64x4 __attribute__((vector_size(32), aligned(8)));

#define REAL float
#define S f32
#define FMA fmaf
#define WIDE f32x16
#define WN 16
#define NARROW f32x8
#define NN 8
#include "product_body.h"
#undef REAL
#undef S
#undef FMA
#undef WIDE
#undef WN
#undef NARROW
#undef NN

#define REAL double
#define S f64
#define FMA fma
#define WIDE f64x8
#define WN 8
#define NARROW f64x4
#define NN 4
#include "product_body.h"
