// Included once for each REAL with its suffix S, LANES of the widest vectors, and EXP, LOG, LOG1P, SIGMOID, FMA.

#define NAME2(name, suffix) name##_##suffix
#define NAME1(name, suffix) NAME2(name, suffix)
#define N(name) NAME1(name, S)

/// Left to right below LANES elements, otherwise in lanes that are folded in halves.
CK_INLINE REAL N(lane_sum)(size_t n, const REAL *x) {
    if (n < LANES) {
        REAL sum = x[0];
        for (size_t j = 1; j < n; j++) sum += x[j];
        return sum;
    }
    REAL lanes[LANES];
    for (size_t l = 0; l < LANES; l++) lanes[l] = x[l];
    size_t j = LANES;
    for (; j + LANES <= n; j += LANES)
        for (size_t l = 0; l < LANES; l++) lanes[l] += x[j + l];
    for (size_t l = 0; j < n; l++, j++) lanes[l] += x[j];
    for (size_t half = LANES / 2; half > 0; half /= 2)
        for (size_t l = 0; l < half; l++) lanes[l] += lanes[l + half];
    return lanes[0];
}

CK_MULTI void N(ck_log_softmax)(size_t rows, size_t c, const REAL *x, REAL *restrict out, REAL *restrict scratch) {
    for (size_t i = 0; i < rows; i++) {
        const REAL *from = x + i * c;
        REAL *restrict to = out + i * c;
        REAL max = from[0];
        for (size_t j = 1; j < c; j++) max = from[j] > max || from[j] != from[j] ? from[j] : max;
        for (size_t j = 0; j < c; j++) to[j] = from[j] - max;
    }
    EXP_ALL(rows * c, out, scratch);
    for (size_t i = 0; i < rows; i++) {
        REAL *restrict to = out + i * c;
        REAL log_sum = LOG(N(lane_sum)(c, scratch + i * c));
        for (size_t j = 0; j < c; j++) to[j] -= log_sum;
    }
}

CK_MULTI void N(ck_log_softmax_back)(size_t rows, size_t c, const REAL *logp, const REAL *g, REAL *restrict dx) {
    EXP_ALL(rows * c, logp, dx);
    for (size_t i = 0; i < rows; i++) {
        const REAL *from = g + i * c;
        REAL *restrict to = dx + i * c;
        REAL sum = N(lane_sum)(c, from);
        for (size_t j = 0; j < c; j++) to[j] = FMA(-to[j], sum, from[j]);
    }
}

CK_MULTI void N(ck_nll_total)(size_t rows, size_t c, const REAL *logp, const int64_t *target, int64_t ignored,
                              const REAL *weight, REAL *total, REAL *weights) {
    enum { levels = 8 };
    REAL losses[levels] = {0}, counts[levels] = {0};
    int bits = 0, power = 4;
    while (((size_t)1 << bits) < rows) bits++;
    if (bits / levels > power) power = bits / levels;
    size_t mask = ((size_t)1 << power) - 1, counted = 0;
    for (size_t b = 0; b < rows; b++) {
        int64_t t = target[b];
        if (t == ignored) continue;
        if (weight) {
            REAL w = weight[t], loss = logp[b * c + t] * w;
            losses[0] -= loss;
            counts[0] += w;
        } else {
            losses[0] -= logp[b * c + t];
            counted++;
        }
        for (int j = 0; j < levels - 1; j++) {
            if (b & (mask << (j * power))) break;
            losses[j + 1] += losses[j];
            counts[j + 1] += counts[j];
            losses[j] = counts[j] = 0;
        }
    }
    REAL loss = 0, count = 0;
    for (int j = 0; j < levels; j++) {
        loss += losses[j];
        count += counts[j];
    }
    *total = loss;
    *weights = weight ? count : (REAL)counted;
}

CK_MULTI void N(ck_cross_entropy_back)(size_t rows, size_t c, const REAL *logp, const int64_t *target, int64_t ignored,
                                       const REAL *weight, const REAL *scale, int scale_per_row, REAL *restrict dx) {
    EXP_ALL(rows * c, logp, dx);
    for (size_t i = 0; i < rows; i++) {
        REAL *restrict to = dx + i * c;
        int64_t t = target[i];
        if (t == ignored) {
            for (size_t j = 0; j < c; j++) to[j] = 0;
            continue;
        }
        REAL g = -scale[scale_per_row ? i : 0];
        if (weight) g *= weight[t];
        REAL own = FMA(-to[t], g, g);
        for (size_t j = 0; j < c; j++) to[j] = -to[j] * g;
        to[t] = own;
    }
}

CK_INLINE REAL N(log_clamped)(REAL x, int plus_one) {
    REAL y = plus_one ? LOG1P(x) : LOG(x);
    return y < -100 ? -100 : y;
}

CK_MULTI void N(ck_loss)(int kind, size_t n, const REAL *x, const REAL *t, REAL parameter, REAL *restrict out) {
    switch (kind) {
    case 0:
        for (size_t i = 0; i < n; i++) out[i] = (x[i] - t[i]) * (x[i] - t[i]);
        break;
    case 1:
        for (size_t i = 0; i < n; i++) out[i] = ABS(x[i] - t[i]);
        break;
    case 2:
        for (size_t i = 0; i < n; i++) {
            REAL d = ABS(x[i] - t[i]);
            out[i] = d < parameter ? (REAL)0.5 * d * d / parameter : d - (REAL)0.5 * parameter;
        }
        break;
    case 3:
        for (size_t i = 0; i < n; i++) {
            REAL d = ABS(x[i] - t[i]);
            out[i] = d < parameter ? (REAL)0.5 * d * d : parameter * (d - (REAL)0.5 * parameter);
        }
        break;
    case 4:
        for (size_t i = 0; i < n; i++) {
            REAL absent = (t[i] - 1) * N(log_clamped)(-x[i], 1), present = t[i] * N(log_clamped)(x[i], 0);
            out[i] = absent - present;
        }
        break;
    default:
        for (size_t i = 0; i < n; i++) {
            REAL log_sigmoid = (x[i] < 0 ? x[i] : 0) - LOG1P(EXP(-ABS(x[i])));
            REAL rest = (1 - t[i]) * x[i];
            out[i] = rest - log_sigmoid;
        }
    }
}

CK_MULTI void N(ck_loss_back)(int kind, size_t n, const REAL *x, const REAL *t, REAL parameter, const REAL *g,
                              int g_each, REAL *restrict dx) {
    for (size_t i = 0; i < n; i++) {
        REAL up = g[g_each ? i : 0], d = x[i] - t[i];
        switch (kind) {
        case 0: dx[i] = 2 * up * d; break;
        case 1: dx[i] = d > 0 ? up : d < 0 ? -up : d == 0 ? 0 : d; break;
        case 2: dx[i] = d <= -parameter ? -up : d >= parameter ? up : up * d / parameter; break;
        case 3: dx[i] = d <= -parameter ? -up * parameter : d >= parameter ? up * parameter : up * d; break;
        case 4: {
            REAL spread = (1 - x[i]) * x[i], floor = (REAL)1e-12;
            dx[i] = up * d / (spread > floor ? spread : floor) / parameter;
            break;
        }
        default: dx[i] = (SIGMOID(x[i]) - t[i]) * up / parameter;
        }
    }
}

#undef N
#undef NAME1
#undef NAME2
