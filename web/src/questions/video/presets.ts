/** Clips to start from. */
export const videoPresets = {
  wan: "?task=video",
  wan8: "?task=video&gpu=h100-sxm-80gb&count=8",
  hunyuan: "?task=video&model=tencent/HunyuanVideo",
};
