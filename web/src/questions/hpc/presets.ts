/** Numerical codes to start from. */
export const hpcPresets = {
  // Operations per byte of double precision, where every operand is moved once:
  // 8 operations on a point of 8 bytes read and 8 written;
  stencil: "?task=hpc",
  // a multiply-add for a value of 8 bytes and its index of 4;
  sparse: "?task=hpc&intensity=0.167",
  // a multiply-add for two operands and a result of 8 bytes each;
  stream: "?task=hpc&intensity=0.0833",
  // some operations on each point between the two: implicit solvers, Monte Carlo;
  scenarioC: "?task=hpc&intensity=2",
  // 2n³ operations on three matrices of n² values of which one is read and written: n / 16.
  dense: "?task=hpc&intensity=64",
};
