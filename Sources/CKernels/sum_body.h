// Included once for each REAL with its suffix S and LANES, the elements in 32 bytes.
//
// The order of additions decides the last digits. It is PyTorch's: rows are summed in chunks whose totals go up a
// cascade of four levels, four interleaved streams at a time, eight lanes side by side.

#define SUM_NAME2(name, suffix) name##_##suffix
#define SUM_NAME1(name, suffix) SUM_NAME2(name, suffix)
#define N(name) SUM_NAME1(name, S)

/// `width` sums side by side (`apart` from each other) over `size` rows (`stride` apart).
CK_INLINE void N(cascade)(const REAL *in, int64_t stride, int64_t apart, int64_t size, int width, REAL *restrict sums) {
    int bits = 0;
    while (((int64_t)1 << bits) < size) bits++;
    int power = bits / 4 > 4 ? bits / 4 : 4;
    int64_t chunk = (int64_t)1 << power, mask = chunk - 1, i = 0;
    REAL levels[4][4 * LANES];
    for (int level = 0; level < 4; level++)
        for (int j = 0; j < width; j++) levels[level][j] = 0;
    while (i + chunk <= size) {
        for (int64_t s = 0; s < chunk; s++, i++)
            for (int j = 0; j < width; j++) levels[0][j] += in[i * stride + j * apart];
        for (int level = 1; level < 4; level++) {
            for (int j = 0; j < width; j++) {
                levels[level][j] += levels[level - 1][j];
                levels[level - 1][j] = 0;
            }
            if (i & (mask << (level * power))) break;
        }
    }
    for (; i < size; i++)
        for (int j = 0; j < width; j++) levels[0][j] += in[i * stride + j * apart];
    for (int j = 0; j < width; j++) sums[j] = ((levels[0][j] + levels[1][j]) + levels[2][j]) + levels[3][j];
}

/// One sum in four interleaved streams.
CK_INLINE REAL N(row_sum)(const REAL *in, int64_t stride, int64_t size) {
    REAL streams[4 * LANES];
    int64_t quarter = size / 4;
    N(cascade)(in, stride * 4, stride, quarter, 4, streams);
    for (int64_t i = quarter * 4; i < size; i++) streams[0] += in[i * stride];
    return ((streams[0] + streams[1]) + streams[2]) + streams[3];
}

/// LANES neighbouring sums, each in four interleaved streams of rows.
CK_INLINE void N(lane_sums)(const REAL *in, int64_t stride, int64_t size, REAL *restrict sums) {
    REAL streams[4][4 * LANES];
    int64_t quarter = size / 4;
    for (int s = 0; s < 4; s++) N(cascade)(in + s * stride, stride * 4, 1, quarter, LANES, streams[s]);
    for (int64_t i = quarter * 4; i < size; i++)
        for (int j = 0; j < LANES; j++) streams[0][j] += in[i * stride + j];
    for (int j = 0; j < LANES; j++) sums[j] = ((streams[0][j] + streams[1][j]) + streams[2][j]) + streams[3][j];
}

CK_MULTI void N(ck_sum_plane)(const REAL *in, int64_t stride, int64_t next, int64_t size, int64_t count, REAL *out,
                        int64_t out_stride) {
    if (stride == 1 && size >= LANES) {
        for (int64_t j = 0; j < count; j++) {
            const REAL *row = in + j * next;
            REAL lanes[LANES], sum = 0;
            int64_t rows = size / LANES;
            N(lane_sums)(row, LANES, rows, lanes);
            for (int64_t i = rows * LANES; i < size; i++) sum += row[i];
            for (int lane = 0; lane < LANES; lane++) sum += lanes[lane];
            out[j * out_stride] += sum;
        }
    } else if (next == 1 && count >= LANES) {
        REAL sums[4 * LANES];
        int64_t j = 0;
        for (; j + 4 * LANES <= count; j += 4 * LANES) {
            N(cascade)(in + j, stride, 1, size, 4 * LANES, sums);
            for (int lane = 0; lane < 4 * LANES; lane++) out[(j + lane) * out_stride] += sums[lane];
        }
        for (; j + LANES <= count; j += LANES) {
            N(lane_sums)(in + j, stride, size, sums);
            for (int lane = 0; lane < LANES; lane++) out[(j + lane) * out_stride] += sums[lane];
        }
        for (; j < count; j++) out[j * out_stride] += N(row_sum)(in + j, stride, size);
    } else if (stride < next) {
        for (int64_t j = 0; j < count; j++) out[j * out_stride] += N(row_sum)(in + j * next, stride, size);
    } else {
        REAL sums[4 * LANES];
        int64_t j = 0;
        for (; j + 4 <= count; j += 4) {
            N(cascade)(in + j * next, stride, next, size, 4, sums);
            for (int lane = 0; lane < 4; lane++) out[(j + lane) * out_stride] += sums[lane];
        }
        for (; j < count; j++) out[j * out_stride] += N(row_sum)(in + j * next, stride, size);
    }
}

#undef N
#undef SUM_NAME1
#undef SUM_NAME2
