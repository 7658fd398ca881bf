#include "CKNets.h"
#include <stdlib.h>

static _Thread_local struct {
    void *bytes;
    size_t size;
} slots[9];

void *ck_scratch(int slot, size_t bytes) {
    if (slots[slot].size < bytes || !slots[slot].bytes) {
        size_t size = (bytes * 5 / 4 + 4095) & ~(size_t)4095;
        void *grown;
        free(slots[slot].bytes);
        slots[slot].bytes = NULL;
        slots[slot].size = 0;
        if (posix_memalign(&grown, 64, size ? size : 4096)) abort();
        slots[slot].bytes = grown;
        slots[slot].size = size;
    }
    return slots[slot].bytes;
}
