/** Cards to start from. */
export const ownershipPresets = {
  own8h100: "?task=own&gpu=h100-sxm-80gb",
  own4090: "?task=own&gpu=rtx-4090-24gb&count=1&used=0.1",
};
