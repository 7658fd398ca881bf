// Included once for each REAL with its suffix S, FMA, the vectors WIDE (64 bytes, WN elements) and NARROW (32 bytes, NN).

#define NAME2(name, suffix) name##_##suffix
#define NAME1(name, suffix) NAME2(name, suffix)
#define N(name) NAME1(name, S)

CK_MULTI void N(ck_pack_transposed)(size_t n, size_t k, const REAL *w, size_t ldw, REAL *restrict out, size_t np) {
    for (size_t l = 0; l < k; l++) {
        REAL *restrict row = out + l * np;
        for (size_t j = 0; j < n; j++) row[j] = w[j * ldw + l];
        for (size_t j = n; j < np; j++) row[j] = 0;
    }
}

// A panel is 2·WN columns wide and holds its k rows one after the other; the last one is padded with zeros.
CK_MULTI void N(ck_pack_panels)(size_t n, size_t k, const REAL *w, size_t ldw, int transposed, REAL *restrict out) {
    for (size_t j = 0; j < n; j += 2 * WN) {
        size_t width = n - j < 2 * WN ? n - j : 2 * WN;
        for (size_t l = 0; l < k; l++, out += 2 * WN) {
            for (size_t e = 0; e < width; e++) out[e] = transposed ? w[(j + e) * ldw + l] : w[l * ldw + j + e];
            for (size_t e = width; e < 2 * WN; e++) out[e] = 0;
        }
    }
}

// ROWS rows of A times COUNT vectors of columns of B, in registers.
#define BLOCK(VECTOR, WIDTH, ROWS, COUNT, STORE)                                                                       \
    do {                                                                                                               \
        VECTOR sums[ROWS][COUNT];                                                                                      \
        for (int r = 0; r < ROWS; r++)                                                                                 \
            for (int q = 0; q < COUNT; q++) sums[r][q] = (VECTOR){0};                                                  \
        const REAL *bp = b + j, *ap = a + i * ars;                                                                     \
        for (size_t l = 0; l < k; l++, bp += ldb, ap += aks) {                                                         \
            VECTOR columns[COUNT];                                                                                     \
            for (int q = 0; q < COUNT; q++) columns[q] = *(const VECTOR *)(bp + q * WIDTH);                            \
            for (int r = 0; r < ROWS; r++) {                                                                           \
                VECTOR element = (VECTOR){0} + ap[r * ars];                                                            \
                for (int q = 0; q < COUNT; q++) sums[r][q] = __builtin_elementwise_fma(element, columns[q], sums[r][q]);\
            }                                                                                                          \
        }                                                                                                              \
        for (int r = 0; r < ROWS; r++)                                                                                 \
            for (int q = 0; q < COUNT; q++) {                                                                          \
                VECTOR sum = sums[r][q];                                                                               \
                REAL *target = c + (i + r) * ldc + j + q * WIDTH;                                                      \
                STORE;                                                                                                 \
            }                                                                                                          \
    } while (0)

#define EACH_ROW(VECTOR, WIDTH, COUNT, STORE)                                                                          \
    do {                                                                                                               \
        size_t i = 0;                                                                                                  \
        for (; i + 4 <= m; i += 4) BLOCK(VECTOR, WIDTH, 4, COUNT, STORE);                                              \
        if (i + 2 <= m) {                                                                                              \
            BLOCK(VECTOR, WIDTH, 2, COUNT, STORE);                                                                     \
            i += 2;                                                                                                    \
        }                                                                                                              \
        if (i < m) BLOCK(VECTOR, WIDTH, 1, COUNT, STORE);                                                              \
    } while (0)

CK_MULTI void N(ck_product_packed)(size_t m, size_t n, size_t k, const REAL *a, size_t ars, size_t aks, const REAL *b,
                                   size_t np, const REAL *bias, REAL *restrict c, size_t ldc) {
    size_t ldb = np, j = 0;
    for (; j + 2 * WN <= n; j += 2 * WN)
        EACH_ROW(WIDE, WN, 2, {
            if (bias) sum += *(const WIDE *)(bias + j + q * WN);
            *(WIDE *)target = sum;
        });
    for (; j + WN <= n; j += WN)
        EACH_ROW(WIDE, WN, 1, {
            if (bias) sum += *(const WIDE *)(bias + j);
            *(WIDE *)target = sum;
        });
    for (; j < n; j += NN)
        EACH_ROW(NARROW, NN, 1, {
            size_t rest = n - j < NN ? n - j : NN;
            if (rest == NN) {
                if (bias) sum += *(const NARROW *)(bias + j);
                *(NARROW *)target = sum;
            } else {
                for (size_t e = 0; e < rest; e++) target[e] = bias ? sum[e] + bias[j + e] : sum[e];
            }
        });
}

// `rows` (8, 4, 2 or 1) rows of A times one panel.
CK_INLINE void N(panel_rows)(size_t rows, size_t k, const REAL *a, size_t ars, const REAL *b, REAL *c, size_t ldc,
                             int accumulate) {
    const size_t i = 0, j = 0, aks = 1, ldb = 2 * WN;
    switch (rows) {
    case 8: BLOCK(WIDE, WN, 8, 2, *(WIDE *)target = accumulate ? *(WIDE *)target + sum : sum); break;
    case 4: BLOCK(WIDE, WN, 4, 2, *(WIDE *)target = accumulate ? *(WIDE *)target + sum : sum); break;
    case 2: BLOCK(WIDE, WN, 2, 2, *(WIDE *)target = accumulate ? *(WIDE *)target + sum : sum); break;
    default: BLOCK(WIDE, WN, 1, 2, *(WIDE *)target = accumulate ? *(WIDE *)target + sum : sum);
    }
}

CK_MULTI void N(ck_product_panels)(size_t m, size_t n, size_t k, const REAL *a, size_t ars, const REAL *panels,
                                   REAL *restrict c, size_t ldc, int accumulate) {
    REAL partial[8 * 2 * WN];
    for (size_t column = 0; column < n; column += 2 * WN, panels += k * 2 * WN) {
        size_t width = n - column < 2 * WN ? n - column : 2 * WN;
        for (size_t i = 0, rows; i < m; i += rows) {
            rows = m - i >= 8 ? 8 : m - i >= 4 ? 4 : m - i >= 2 ? 2 : 1;
            REAL *target = c + i * ldc + column;
            if (width == 2 * WN) {
                N(panel_rows)(rows, k, a + i * ars, ars, panels, target, ldc, accumulate);
                continue;
            }
            N(panel_rows)(rows, k, a + i * ars, ars, panels, partial, 2 * WN, 0);
            for (size_t r = 0; r < rows; r++)
                for (size_t e = 0; e < width; e++)
                    target[r * ldc + e] = (accumulate ? target[r * ldc + e] : 0) + partial[r * 2 * WN + e];
        }
    }
}

CK_MULTI void N(ck_product)(size_t m, size_t n, size_t k, const REAL *a, size_t ars, size_t aks, const REAL *b,
                            size_t ldb, REAL *c, size_t ldc, int accumulate) {
    size_t j = 0;
    for (; j + 2 * WN <= n; j += 2 * WN)
        EACH_ROW(WIDE, WN, 2, *(WIDE *)target = accumulate ? *(WIDE *)target + sum : sum);
    for (; j + WN <= n; j += WN) EACH_ROW(WIDE, WN, 1, *(WIDE *)target = accumulate ? *(WIDE *)target + sum : sum);
    for (; j + NN <= n; j += NN)
        EACH_ROW(NARROW, NN, 1, *(NARROW *)target = accumulate ? *(NARROW *)target + sum : sum);
    if (j == n) return;
    // The last few columns: B's part is padded, so that they are one vector too.
    size_t rest = n - j;
    REAL *restrict padded = ck_scratch(8, k * NN * sizeof(REAL));
    for (size_t l = 0; l < k; l++)
        for (size_t e = 0; e < NN; e++) padded[l * NN + e] = e < rest ? b[l * ldb + j + e] : 0;
    c += j;
    b = padded;
    ldb = NN;
    j = 0;
    EACH_ROW(NARROW, NN, 1, {
        for (size_t e = 0; e < rest; e++) target[e] = accumulate ? target[e] + sum[e] : sum[e];
    });
}

/// One column summed in chunks whose totals go up a cascade of four levels.
CK_INLINE void N(cascade)(size_t rows, const REAL *m, size_t ld, size_t width, REAL *restrict out) {
    int power = 4, bits = 0;
    while (((size_t)1 << bits) < rows) bits++;
    if (bits / 4 > power) power = bits / 4;
    size_t chunk = (size_t)1 << power, mask = chunk - 1;
    REAL levels[4][32];
    for (int level = 0; level < 4; level++)
        for (size_t j = 0; j < width; j++) levels[level][j] = 0;
    size_t i = 0;
    while (i + chunk <= rows) {
        for (size_t s = 0; s < chunk; s++, i++)
            for (size_t j = 0; j < width; j++) levels[0][j] += m[i * ld + j];
        size_t above = i >> power;
        for (int level = 1; level < 4; level++) {
            for (size_t j = 0; j < width; j++) {
                levels[level][j] += levels[level - 1][j];
                levels[level - 1][j] = 0;
            }
            if (above & mask) break;
            above >>= power;
        }
    }
    for (; i < rows; i++)
        for (size_t j = 0; j < width; j++) levels[0][j] += m[i * ld + j];
    for (size_t j = 0; j < width; j++) out[j] = levels[0][j] + levels[1][j] + levels[2][j] + levels[3][j];
}

/// Four interleaved streams of rows, each a cascade; left-over rows go to the first.
CK_INLINE void N(row_sum)(size_t rows, const REAL *m, size_t ld, size_t width, REAL *restrict out) {
    REAL streams[4][32];
    size_t quarter = rows / 4;
    for (int stream = 0; stream < 4; stream++) N(cascade)(quarter, m + stream * ld, 4 * ld, width, streams[stream]);
    for (size_t i = quarter * 4; i < rows; i++)
        for (size_t j = 0; j < width; j++) streams[0][j] += m[i * ld + j];
    for (size_t j = 0; j < width; j++) out[j] = streams[0][j] + streams[1][j] + streams[2][j] + streams[3][j];
}

CK_MULTI void N(ck_column_sums)(size_t rows, size_t columns, const REAL *m, size_t ld, REAL *restrict out,
                                int accumulate) {
    size_t lanes = 32 / sizeof(REAL), j = 0;
    REAL sums[32];
    while (j < columns) {
        size_t rest = columns - j, width;
        if (columns >= lanes) {
            if (rest >= 4 * lanes) {
                width = 4 * lanes;
                N(cascade)(rows, m + j, ld, width, sums);
            } else {
                width = rest >= lanes ? lanes : rest;
                N(row_sum)(rows, m + j, ld, width, sums);
            }
        } else {
            width = rest >= 4 ? 4 : rest;
            if (width == 4)
                N(cascade)(rows, m + j, ld, width, sums);
            else
                N(row_sum)(rows, m + j, ld, width, sums);
        }
        for (size_t e = 0; e < width; e++) out[j + e] = accumulate ? out[j + e] + sums[e] : sums[e];
        j += width;
    }
}

/// All elements, in the order of PyTorch's sum of a contiguous tensor.
CK_MULTI REAL N(ck_sum)(size_t n, const REAL *x) {
    size_t lanes = 32 / sizeof(REAL);
    REAL sums[32], total = 0;
    if (n < lanes) {
        N(row_sum)(n, x, 1, 1, sums);
        return sums[0];
    }
    N(row_sum)(n / lanes, x, lanes, lanes, sums);
    for (size_t i = n / lanes * lanes; i < n; i++) total += x[i];
    for (size_t j = 0; j < lanes; j++) total += sums[j];
    return total;
}

#undef BLOCK
#undef EACH_ROW
#undef N
#undef NAME1
#undef NAME2
