// Counts of models that make images follow from the shapes of their modules, as their configurations print them.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as count from "./image_parameters.mjs";
import { readCatalogue } from "./read.mjs";

const { imageModels } = readCatalogue();

// comfyanonymous/ComfyUI: comfy/sd1_clip_config.json, comfy/clip_config_bigg.json, comfy/sd2_clip_config.json (one layer
// less than the encoder has: the last one is not run), comfy/t5_config_xxl.json, comfy/text_encoders/mt5_config_xl.json,
// comfy/text_encoders/hydit_clip.json.
const clipL = { hidden: 768, layers: 12, intermediate: 3072 };
const clipBigG = { hidden: 1280, layers: 32, intermediate: 5120, projected: true };
const clipH = { hidden: 1024, layers: 23, intermediate: 4096 };
const t5 = {
  hidden: 4096,
  heads: 64,
  headDim: 64,
  intermediate: 10240,
  layers: 24,
  vocabulary: 32128,
};
const mt5 = {
  hidden: 2048,
  heads: 32,
  headDim: 64,
  intermediate: 5120,
  layers: 24,
  vocabulary: 250112,
};
const roberta = {
  hidden: 1024,
  layers: 24,
  intermediate: 4096,
  vocabulary: 47020,
  positions: 512,
  types: 2,
};
const levels = (...pairs) => pairs.map(([channels, depth]) => ({ channels, depth }));
const four = levels([320, 1], [640, 1], [1280, 1], [1280, 0]);
const vae4 = count.autoencoder({ latent: 4, quantized: true });
const vae16 = count.autoencoder({ latent: 16, quantized: false });
const sd3Text = [
  count.clipText({ ...clipL, projected: true }),
  count.clipText(clipBigG),
  count.t5Encoder(t5),
];
const fluxText = [count.clipText(clipL), count.t5Encoder(t5)];

const COUNTED = {
  // CompVis/stable-diffusion@36de52cb: configs/stable-diffusion/v1-inference.yaml
  "stable-diffusion-v1-5/stable-diffusion-v1-5": [
    count.unet({ levels: four, middle: 1, context: 768 }),
    [count.clipText(clipL)],
    vae4,
  ],
  // invoke-ai/InvokeAI@25b3be05: configs/stable-diffusion/v2-inference-v.yaml
  "stabilityai/stable-diffusion-2-1": [
    count.unet({ levels: four, middle: 1, context: 1024 }),
    [count.clipText(clipH)],
    vae4,
  ],
  // Stability-AI/generative-models@3df5c81a: configs/inference/sd_xl_base.yaml
  "stabilityai/stable-diffusion-xl-base-1.0": [
    count.unet({
      levels: levels([320, 0], [640, 2], [1280, 10]),
      middle: 10,
      context: 2048,
      added: 2816,
    }),
    [count.clipText(clipL), count.clipText(clipBigG)],
    vae4,
  ],
  // tenstorrent/tt-forge-models@129eb1fc: stable_diffusion_3_5_fp8/pytorch/src/model_utils.py
  "stabilityai/stable-diffusion-3.5-large": [
    count.sd3({ layers: 38, dualLayers: 0, positions: 192 }),
    sd3Text,
    vae16,
  ],
  "stabilityai/stable-diffusion-3.5-medium": [
    count.sd3({ layers: 24, dualLayers: 13, positions: 384 }),
    sd3Text,
    vae16,
  ],
  // black-forest-labs/flux@1f71c433: src/flux/util.py
  "black-forest-labs/FLUX.1-dev": [count.flux({ guided: true }), fluxText, vae16],
  "black-forest-labs/FLUX.1-schnell": [count.flux({ guided: false }), fluxText, vae16],
  // huggingface/diffusers@58eb52c: scripts/convert_pixart_sigma_to_diffusers.py
  "PixArt-alpha/PixArt-Sigma-XL-2-1024-MS": [count.pixart(), [count.t5Encoder(t5)], vae4],
  // Tencent/HunyuanDiT@368280e: hydit/modules/models.py
  "Tencent-Hunyuan/HunyuanDiT-v1.2": [
    count.hunyuanDit(),
    [count.bert(roberta), count.t5Encoder(mt5)],
    vae4,
  ],
};

test("parameters of models that make images are those of their modules, to the last one", () => {
  for (const [id, [denoiser, encoders, vae]] of Object.entries(COUNTED)) {
    const model = imageModels.find((one) => one.id === id);
    assert.equal(model.denoiser_parameters, denoiser, id);
    assert.deepEqual(
      model.text_encoders.map(({ parameters }) => parameters),
      encoders,
      id,
    );
    assert.equal(model.vae_parameters, vae, id);
  }
});

test("counts are what their makers print", () => {
  // Printed, in billions: PixArt-Sigma's paper, HunyuanDiT's README (four rows), announcements of SD 3.5 and FLUX.1.
  const printed = [
    [count.pixart(), 0.6, 0.05],
    [count.hunyuanDit(), 1.5, 0.05],
    [count.t5Encoder(mt5), 1.6, 0.1],
    [count.bert(roberta), 0.35, 0.005],
    [vae4, 0.083, 0.001],
    [count.sd3({ layers: 38, dualLayers: 0, positions: 192 }), 8.1, 0.05],
    [count.sd3({ layers: 24, dualLayers: 13, positions: 384 }), 2.5, 0.05],
    [count.flux({ guided: true }), 12, 0.5],
  ];
  for (const [counted, billions, within] of printed)
    assert.ok(Math.abs(counted / 1e9 - billions) <= within, `${counted} of ${billions} B`);
});
