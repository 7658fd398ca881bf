#ifndef CKERNELS_H
#define CKERNELS_H

/// Loops that need fused multiply-adds or the widest vectors of the machine, each compiled for several instruction
/// sets and chosen when the program is loaded; and the thread-local state that Swift cannot hold without a lock.
#include "CKNets.h"
#include <stdint.h>

#include "CKFormat.h"
#include "CKRandom.h"
#include "CMachine.h"
#include "CKElementwise.h"
#include "CKSum.h"
#include "ThreadState.h"

#endif
