#include "CKSum.h"
#include "multiversion.h"

#define REAL float
#define S f32
#define LANES 8
#include "sum_body.h"
#undef REAL
#undef S
#undef LANES

#define REAL double
#define S f64
#define LANES 4
#include "sum_body.h"
