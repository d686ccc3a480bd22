/** Pictures to start from. */
export const imagePresets = {
  flux: "?task=image",
  sdxl: "?task=image&model=stabilityai/stable-diffusion-xl-base-1.0&gpu=rtx-4090-24gb",
  sd15: "?task=image&model=stable-diffusion-v1-5/stable-diffusion-v1-5&gpu=l40s-48gb&engine=tensorrt&batch=8",
};
