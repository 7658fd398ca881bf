// Included once for each REAL with its suffix S, FMA, SQRT, ABS. The order of operations is PyTorch's single-tensor loop.

#define NAME2(name, suffix) name##_##suffix
#define NAME1(name, suffix) NAME2(name, suffix)
#define N(name) NAME1(name, S)

/// start + weight·(end − start), from the nearer side.
#define LERP(start, end, weight, rest, near) ((near) ? FMA(weight, (end) - (start), start) : FMA(-((end) - (start)), rest, end))

#define GRADIENT                                                                                                       \
    REAL d = o->maximize ? -g[i] : g[i];                                                                               \
    if (decays) d = FMA(decay, p[i], d)

CK_MULTI void N(ck_sgd)(size_t n, REAL *restrict p, const REAL *restrict g, REAL *restrict buffer, const ck_step *o) {
    REAL lr = (REAL)-o->lr, decay = (REAL)o->weight_decay, momentum = (REAL)o->momentum,
         fresh = (REAL)(1 - o->dampening);
    int decays = o->weight_decay != 0, first = o->first, nesterov = o->nesterov;
    if (!buffer) {
        for (size_t i = 0; i < n; i++) {
            GRADIENT;
            p[i] = FMA(lr, d, p[i]);
        }
        return;
    }
    for (size_t i = 0; i < n; i++) {
        GRADIENT;
        buffer[i] = first ? d : FMA(fresh, d, buffer[i] * momentum);
        d = nesterov ? FMA(momentum, buffer[i], d) : buffer[i];
        p[i] = FMA(lr, d, p[i]);
    }
}

/// One kind of step; the flags are constants wherever it is used, so that the loop becomes vectors.
CK_INLINE void N(adam)(size_t n, REAL *restrict p, const REAL *restrict g, REAL *restrict m, REAL *restrict v,
                       REAL *restrict vmax, const ck_step *o, int flips, int decays, int shrinks, int near) {
    REAL decay = (REAL)o->weight_decay, shrink = (REAL)(1 - o->lr * o->weight_decay), weight = (REAL)(1 - o->beta1),
         rest = (REAL)(1 - (double)weight), beta2 = (REAL)o->beta2, fresh = (REAL)(1 - o->beta2),
         root = (REAL)o->correction2_root, eps = (REAL)o->eps, step = (REAL)(-o->lr / o->correction1);
    for (size_t i = 0; i < n; i++) {
        REAL d = flips ? -g[i] : g[i];
        if (decays) d = FMA(decay, p[i], d);
        REAL x = shrinks ? p[i] * shrink : p[i];
        REAL first = LERP(m[i], d, weight, rest, near);
        REAL second = FMA(fresh * d, d, v[i] * beta2);
        m[i] = first;
        v[i] = second;
        if (vmax) {
            second = vmax[i] > second ? vmax[i] : second;
            vmax[i] = second;
        }
        REAL denominator = SQRT(second) / root + eps;
        p[i] = x + (step * first) / denominator;
    }
}

CK_MULTI void N(ck_adam)(size_t n, REAL *restrict p, const REAL *restrict g, REAL *restrict m, REAL *restrict v,
                         REAL *restrict vmax, const ck_step *o) {
    int decays = o->weight_decay != 0 && !o->decoupled, shrinks = o->weight_decay != 0 && o->decoupled,
        near = (REAL)(1 - o->beta1) < (REAL)0.5;
    if (vmax || !near || o->maximize)
        N(adam)(n, p, g, m, v, vmax, o, o->maximize, decays, shrinks, near);
    else if (decays)
        N(adam)(n, p, g, m, v, 0, o, 0, 1, 0, 1);
    else if (shrinks)
        N(adam)(n, p, g, m, v, 0, o, 0, 0, 1, 1);
    else
        N(adam)(n, p, g, m, v, 0, o, 0, 0, 0, 1);
}

CK_MULTI void N(ck_rmsprop)(size_t n, REAL *restrict p, const REAL *restrict g, REAL *restrict s,
                            REAL *restrict buffer, REAL *restrict average, const ck_step *o) {
    REAL decay = (REAL)o->weight_decay, alpha = (REAL)o->beta2, fresh = (REAL)(1 - o->beta2), eps = (REAL)o->eps,
         lr = (REAL)-o->lr, momentum = (REAL)o->momentum, rest = (REAL)(1 - (double)fresh);
    int decays = o->weight_decay != 0, near = fresh < (REAL)0.5;
    for (size_t i = 0; i < n; i++) {
        GRADIENT;
        s[i] = FMA(fresh * d, d, s[i] * alpha);
        REAL denominator;
        if (average) {
            average[i] = LERP(average[i], d, fresh, rest, near);
            denominator = SQRT(FMA(-average[i], average[i], s[i])) + eps;
        } else {
            denominator = SQRT(s[i]) + eps;
        }
        if (buffer) {
            buffer[i] = buffer[i] * momentum + d / denominator;
            p[i] = FMA(lr, buffer[i], p[i]);
        } else {
            p[i] = p[i] + (lr * d) / denominator;
        }
    }
}

CK_MULTI void N(ck_adagrad)(size_t n, REAL *restrict p, const REAL *restrict g, REAL *restrict sum, const ck_step *o) {
    REAL decay = (REAL)o->weight_decay, eps = (REAL)o->eps, lr = (REAL)-o->correction1;
    int decays = o->weight_decay != 0;
    for (size_t i = 0; i < n; i++) {
        GRADIENT;
        sum[i] = FMA(d, d, sum[i]);
        p[i] = p[i] + (lr * d) / (SQRT(sum[i]) + eps);
    }
}

CK_MULTI void N(ck_adadelta)(size_t n, REAL *restrict p, const REAL *restrict g, REAL *restrict s, REAL *restrict acc,
                             const ck_step *o) {
    REAL decay = (REAL)o->weight_decay, rho = (REAL)o->beta2, fresh = (REAL)(1 - o->beta2), eps = (REAL)o->eps,
         lr = (REAL)-o->lr;
    int decays = o->weight_decay != 0;
    for (size_t i = 0; i < n; i++) {
        GRADIENT;
        s[i] = FMA(fresh * d, d, s[i] * rho);
        REAL std = SQRT(s[i] + eps), delta = SQRT(acc[i] + eps) / std * d;
        acc[i] = FMA(fresh * delta, delta, acc[i] * rho);
        p[i] = FMA(lr, delta, p[i]);
    }
}

CK_MULTI void N(ck_adamax)(size_t n, REAL *restrict p, const REAL *restrict g, REAL *restrict m, REAL *restrict u,
                           const ck_step *o) {
    REAL decay = (REAL)o->weight_decay, weight = (REAL)(1 - o->beta1), rest = (REAL)(1 - (double)weight),
         beta2 = (REAL)o->beta2, eps = (REAL)o->eps, lr = (REAL)(-o->lr / o->correction1);
    int decays = o->weight_decay != 0, near = weight < (REAL)0.5;
    for (size_t i = 0; i < n; i++) {
        GRADIENT;
        m[i] = LERP(m[i], d, weight, rest, near);
        REAL kept = u[i] * beta2, seen = ABS(d) + eps;
        u[i] = kept > seen || kept != kept ? kept : seen;
        p[i] = p[i] + (lr * m[i]) / u[i];
    }
}

CK_MULTI void N(ck_scale)(size_t n, REAL *x, REAL factor) {
    for (size_t i = 0; i < n; i++) x[i] *= factor;
}

CK_MULTI void N(ck_clamp)(size_t n, REAL *x, REAL bound) {
    for (size_t i = 0; i < n; i++) x[i] = x[i] < -bound ? -bound : x[i] > bound ? bound : x[i];
}

CK_MULTI REAL N(ck_norm)(size_t n, const REAL *x, double kind) {
    if (kind == 2) {
        // Eight lanes in the dtype itself, folded in order, as PyTorch's vectorised norm does it.
        REAL lanes[8] = {0}, total = 0;
        size_t i = 0;
        for (; i + 8 <= n; i += 8)
            for (int l = 0; l < 8; l++) lanes[l] = FMA(x[i + l], x[i + l], lanes[l]);
        for (int l = 1; l < 8; l++) lanes[0] += lanes[l];
        total = lanes[0];
        for (; i < n; i++) total = FMA(x[i], x[i], total);
        return SQRT(total);
    }
    double total = 0;
    for (size_t i = 0; i < n; i++) {
        double a = ABS(x[i]);
        if (kind == 0)
            total = a > total || a != a ? a : total;
        else
            total += kind == 1 ? a : pow(a, kind);
    }
    return kind == 0 || kind == 1 ? (REAL)total : (REAL)pow(total, 1 / kind);
}

#undef LERP
#undef GRADIENT
#undef N
#undef NAME1
#undef NAME2
