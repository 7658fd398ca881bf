#include "CKNets.h"

// OpenBLAS chooses its kernels by the processor's model, and a release older than the processor falls back to those for
// AVX2 although the processor has AVX-512: half the speed on an AMD Zen 5 with OpenBLAS 0.3.21. It reads
// OPENBLAS_CORETYPE when it chooses, so it is asked to choose again.
#if defined(__x86_64__) && defined(__linux__)
#include <stdlib.h>
#include <string.h>

extern char *openblas_get_corename(void) __attribute__((weak));
extern void gotoblas_dynamic_init(void) __attribute__((weak));
extern void gotoblas_dynamic_quit(void) __attribute__((weak));

int ck_has_wide_vectors(void) {
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl");
}

void ck_choose_blas_core(void) {
    const char *variable = "OPENBLAS_CORETYPE";
    if (!openblas_get_corename || !gotoblas_dynamic_init || !gotoblas_dynamic_quit) return;
    const char *chosen = openblas_get_corename();
    if (getenv(variable) || !ck_has_wide_vectors() || (strcmp(chosen, "Haswell") && strcmp(chosen, "Zen"))) return;
    setenv(variable, "SkylakeX", 1);
    gotoblas_dynamic_quit();
    gotoblas_dynamic_init();
    unsetenv(variable);
}
#else
int ck_has_wide_vectors(void) { return 0; }
void ck_choose_blas_core(void) {}
#endif
