#ifndef CK_MULTIVERSION_H
#define CK_MULTIVERSION_H

// A kernel marked CK_MULTI is compiled for AVX-512, AVX2 with FMA, and plain x86-64; the loader picks one. Every
// version gives the same bits: multiplications are fused only where the code says `fma`, never by the compiler.
#if defined(__x86_64__) && defined(__linux__)
#define CK_MULTI __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CK_MULTI
#endif

#define CK_INLINE static inline __attribute__((always_inline))

#endif
