// Included once for each REAL, with its suffix S and functions TANH, SIGMOID, EXP of whole arrays, and FMA.

#define NAME2(name, suffix) name##_##suffix
#define NAME1(name, suffix) NAME2(name, suffix)
#define N(name) NAME1(name, S)

CK_MULTI void N(ck_tanh)(size_t n, const REAL *x, REAL *y) {
    TANH(n, x, y);
}

CK_MULTI void N(ck_sigmoid)(size_t n, const REAL *x, REAL *y) {
    SIGMOID(n, x, y);
}

CK_MULTI void N(ck_exp)(size_t n, const REAL *x, REAL *y) {
    EXP(n, x, y);
}

CK_MULTI void N(ck_add_bias)(size_t rows, size_t columns, REAL *m, size_t ld, const REAL *bias) {
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns; j++) m[i * ld + j] += bias[j];
}

CK_MULTI void N(ck_rnn_step)(size_t n, size_t h, const REAL *hp, const REAL *bhh, const REAL *xp, REAL *restrict out,
                             size_t ldo, int relu) {
    for (size_t i = 0; i < n; i++) {
        const REAL *p = hp + i * h, *x = xp + i * h;
        REAL *restrict o = out + i * ldo;
        if (bhh)
            for (size_t j = 0; j < h; j++) o[j] = (p[j] + bhh[j]) + x[j];
        else
            for (size_t j = 0; j < h; j++) o[j] = p[j] + x[j];
        if (relu)
            for (size_t j = 0; j < h; j++) o[j] = o[j] < 0 ? 0 : o[j];
        else if (ldo != h)
            TANH(h, o, o);
    }
    if (!relu && ldo == h) TANH(n * h, out, out);
}

CK_MULTI void N(ck_rnn_step_back)(size_t n, size_t h, const REAL *dout, size_t ldd, const REAL *carry, const REAL *out,
                                  size_t ldo, REAL *restrict dpre, int relu) {
    for (size_t i = 0; i < n; i++) {
        const REAL *d = dout ? dout + i * ldd : 0, *o = out + i * ldo, *k = carry + i * h;
        REAL *restrict p = dpre + i * h;
        if (d)
            for (size_t j = 0; j < h; j++) p[j] = d[j] + k[j];
        else
            for (size_t j = 0; j < h; j++) p[j] = k[j];
        if (relu)
            for (size_t j = 0; j < h; j++) p[j] = o[j] > 0 ? p[j] : 0;
        else
            for (size_t j = 0; j < h; j++) p[j] = p[j] * FMA(-o[j], o[j], 1);
    }
}

// The gates of `rows` cells: sigmoid of in, forget and out, tanh of new. Parts that fill whole vectors are computed where
// they stand; shorter ones are brought together first, so that few lanes are wasted.
CK_INLINE void N(lstm_gates)(size_t rows, size_t h, REAL *restrict gates) {
    enum { ROOM = 512 };
    REAL squashed[3 * ROOM], bent[ROOM];
    if (h % 16 == 0 || h > ROOM / 2) {
        for (size_t i = 0; i < rows; i++, gates += 4 * h) {
            SIGMOID(2 * h, gates, gates);
            TANH(h, gates + 2 * h, gates + 2 * h);
            SIGMOID(h, gates + 3 * h, gates + 3 * h);
        }
        return;
    }
    size_t most = ROOM / h;
    while (rows > 0) {
        size_t some = rows < most ? rows : most;
        for (size_t i = 0; i < some; i++) {
            const REAL *g = gates + i * 4 * h;
            REAL *s = squashed + i * 3 * h, *b = bent + i * h;
            for (size_t j = 0; j < 2 * h; j++) s[j] = g[j];
            for (size_t j = 0; j < h; j++) b[j] = g[2 * h + j];
            for (size_t j = 0; j < h; j++) s[2 * h + j] = g[3 * h + j];
        }
        SIGMOID(some * 3 * h, squashed, squashed);
        TANH(some * h, bent, bent);
        for (size_t i = 0; i < some; i++) {
            REAL *g = gates + i * 4 * h;
            const REAL *s = squashed + i * 3 * h, *b = bent + i * h;
            for (size_t j = 0; j < 2 * h; j++) g[j] = s[j];
            for (size_t j = 0; j < h; j++) g[2 * h + j] = b[j];
            for (size_t j = 0; j < h; j++) g[3 * h + j] = s[2 * h + j];
        }
        gates += some * 4 * h;
        rows -= some;
    }
}

CK_MULTI void N(ck_lstm_step)(size_t n, size_t h, const REAL *hp, const REAL *bhh, REAL *restrict gates,
                              const REAL *cprev, REAL *restrict c, REAL *restrict tc, REAL *restrict out, size_t ldo) {
    for (size_t i = 0; i < n; i++) {
        const REAL *p = hp + i * 4 * h;
        REAL *restrict g = gates + i * 4 * h;
        if (bhh)
            for (size_t j = 0; j < 4 * h; j++) g[j] = (p[j] + bhh[j]) + g[j];
        else
            for (size_t j = 0; j < 4 * h; j++) g[j] = p[j] + g[j];
    }
    N(lstm_gates)(n, h, gates);
    for (size_t i = 0; i < n; i++) {
        const REAL *g = gates + i * 4 * h, *before = cprev + i * h;
        REAL *restrict cell = c + i * h;
        for (size_t j = 0; j < h; j++) {
            REAL kept = g[h + j] * before[j], added = g[j] * g[2 * h + j];
            cell[j] = kept + added;
        }
    }
    TANH(n * h, c, tc);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < h; j++) out[i * ldo + j] = gates[(i * 4 + 3) * h + j] * tc[i * h + j];
}

CK_MULTI void N(ck_lstm_step_back)(size_t n, size_t h, const REAL *dout, size_t ldd, const REAL *hcarry,
                                   REAL *restrict ccarry, const REAL *gates, const REAL *tc, const REAL *cprev,
                                   REAL *restrict dgates) {
    for (size_t i = 0; i < n; i++) {
        const REAL *d = dout ? dout + i * ldd : 0, *k = hcarry + i * h, *g = gates + i * 4 * h, *t = tc + i * h,
                   *before = cprev + i * h;
        REAL *restrict dg = dgates + i * 4 * h, *restrict dc = ccarry + i * h;
        for (size_t j = 0; j < h; j++) {
            REAL dh = d ? d[j] + k[j] : k[j];
            REAL in = g[j], forget = g[h + j], new = g[2 * h + j], o = g[3 * h + j];
            REAL dcell = dc[j] + (dh * o) * FMA(-t[j], t[j], 1);
            dg[j] = ((dcell * new) * (1 - in)) * in;
            dg[h + j] = ((dcell * before[j]) * (1 - forget)) * forget;
            dg[2 * h + j] = (dcell * in) * FMA(-new, new, 1);
            dg[3 * h + j] = ((dh * t[j]) * (1 - o)) * o;
            dc[j] = dcell * forget;
        }
    }
}

CK_MULTI void N(ck_gru_step)(size_t n, size_t h, const REAL *hp, const REAL *bhh, REAL *restrict gates,
                             REAL *restrict hn, const REAL *hprev, size_t ldp, REAL *restrict out, size_t ldo) {
    for (size_t i = 0; i < n; i++) {
        const REAL *p = hp + i * 3 * h, *before = hprev + i * ldp;
        REAL *restrict g = gates + i * 3 * h, *restrict new = hn + i * h, *restrict o = out + i * ldo;
        if (bhh) {
            for (size_t j = 0; j < 2 * h; j++) g[j] = (p[j] + bhh[j]) + g[j];
            for (size_t j = 0; j < h; j++) new[j] = p[2 * h + j] + bhh[2 * h + j];
        } else {
            for (size_t j = 0; j < 2 * h; j++) g[j] = p[j] + g[j];
            for (size_t j = 0; j < h; j++) new[j] = p[2 * h + j];
        }
        SIGMOID(2 * h, g, g);
        for (size_t j = 0; j < h; j++) g[2 * h + j] += new[j] * g[j];
        TANH(h, g + 2 * h, g + 2 * h);
        for (size_t j = 0; j < h; j++) {
            REAL mixed = (before[j] - g[2 * h + j]) * g[h + j];
            o[j] = mixed + g[2 * h + j];
        }
    }
}

CK_MULTI void N(ck_gru_step_back)(size_t n, size_t h, const REAL *dout, size_t ldd, REAL *restrict carry,
                                  const REAL *gates, const REAL *hn, const REAL *hprev, size_t ldp, REAL *restrict dxg,
                                  REAL *restrict dhg) {
    for (size_t i = 0; i < n; i++) {
        const REAL *d = dout ? dout + i * ldd : 0, *g = gates + i * 3 * h, *w = hn + i * h, *before = hprev + i * ldp;
        REAL *restrict k = carry + i * h, *restrict dx = dxg + i * 3 * h, *restrict dr = dhg + i * 3 * h;
        for (size_t j = 0; j < h; j++) {
            REAL dh = d ? d[j] + k[j] : k[j];
            REAL reset = g[j], z = g[h + j], new = g[2 * h + j];
            REAL direct = dh * z;
            REAL dz = dh * (before[j] - new);
            REAL dnew = (dh - direct) * FMA(-new, new, 1);
            REAL dreset = ((dnew * w[j]) * (1 - reset)) * reset;
            REAL dupdate = (dz * (1 - z)) * z;
            dx[j] = dr[j] = dreset;
            dx[h + j] = dr[h + j] = dupdate;
            dx[2 * h + j] = dnew;
            dr[2 * h + j] = dnew * reset;
            k[j] = direct;
        }
    }
}

#undef N
#undef NAME1
#undef NAME2
