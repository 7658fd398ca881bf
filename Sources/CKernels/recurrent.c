#include "CKNets.h"
#include "vector_math.h"

#pragma STDC FP_CONTRACT OFF

#define REAL float
#define S f32
#define TANH ck_tanhf
#define SIGMOID ck_sigmoidf
#define EXP ck_expf
#define FMA fmaf
#include "recurrent_body.h"
#undef REAL
#undef S
#undef TANH
#undef SIGMOID
#undef EXP
#undef FMA

#define REAL double
#define S f64
#define TANH tanh
#define SIGMOID ck_sigmoid_double
#define EXP exp
#define FMA fma
#include "recurrent_body.h"
