/** With 2:4 sparsity a tensor core skips half of the products; data sheets print twice the rate. */
export const SPARSE_SPEEDUP = 2;
