#include "CKNets.h"
#include "vector_math.h"

#pragma STDC FP_CONTRACT OFF

#define REAL float
#define S f32
#define TANH ck_map_tanhf
#define SIGMOID ck_map_sigmoidf
#define EXP ck_map_expf
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
#define TANH ck_map_tanh
#define SIGMOID ck_map_sigmoid
#define EXP ck_map_exp
#define FMA fma
#include "recurrent_body.h"
