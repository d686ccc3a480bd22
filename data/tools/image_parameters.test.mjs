// Counts of models that make images follow from the shapes of their modules, as their configurations print them.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as images from "./image_parameters.mjs";
import { readCatalogue } from "./read.mjs";
import * as video from "./video_parameters.mjs";

const count = { ...images, ...video };

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

const umt5 = count.umt5Encoder({ ...t5, vocabulary: 256384 }); // Wan-Video/Wan2.1: wan/modules/t5.py
const wanVae = count.wanAutoencoder();
const wan14 = { hidden: 5120, layers: 40, intermediate: 13824 };
const llama3 = count.decoderText({
  ...{ hidden: 4096, layers: 32, heads: 32, kvHeads: 8, headDim: 128 },
  ...{ intermediate: 14336, vocabulary: 128320 },
});
const qwen3 = count.decoderText({
  ...{ hidden: 2560, layers: 36, heads: 32, kvHeads: 8, headDim: 128 },
  ...{ intermediate: 9728, vocabulary: 151936, queryKeyNorm: true },
});
const gemma2 = count.decoderText({
  ...{ hidden: 2304, layers: 26, heads: 8, kvHeads: 4, headDim: 256 },
  ...{ intermediate: 9216, vocabulary: 256000, norms: 4 },
});
const cogVae = count.cogVideoXAutoencoder();

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
  // huggingface/diffusers@58eb52c: scripts/convert_*_to_diffusers.py
  "Wan-AI/Wan2.1-T2V-14B": [count.wan(wan14), [umt5], wanVae],
  "Wan-AI/Wan2.1-T2V-1.3B": [
    count.wan({ hidden: 1536, layers: 30, intermediate: 8960 }),
    [umt5],
    wanVae,
  ],
  "Wan-AI/Wan2.1-I2V-14B-480P": [count.wan({ ...wan14, given: 36, image: 1280 }), [umt5], wanVae],
  "Wan-AI/Wan2.2-T2V-A14B": [count.wan(wan14), [umt5], wanVae],
  "tencent/HunyuanVideo": [
    count.hunyuanVideo(),
    [llama3, count.clipText(clipL)],
    count.hunyuanVideoAutoencoder(),
  ],
  "THUDM/CogVideoX-2b": [count.cogVideoX({ heads: 30, layers: 30 }), [count.t5Encoder(t5)], cogVae],
  "THUDM/CogVideoX-5b": [count.cogVideoX({ heads: 48, layers: 42 }), [count.t5Encoder(t5)], cogVae],
  "THUDM/CogVideoX1.5-5B": [
    count.cogVideoX({ heads: 48, layers: 42, frames: 2, bias: false }),
    [count.t5Encoder(t5)],
    cogVae,
  ],
  "black-forest-labs/FLUX.2-klein-4B": [
    count.flux2({ hidden: 3072, joint: 5, single: 20, text: 7680, guided: false }),
    [qwen3],
    count.autoencoder({ latent: 32, quantized: true }),
  ],
  "Tongyi-MAI/Z-Image-Turbo": [count.zImage(), [qwen3], vae16],
};

const sana15 = { hidden: 2240 };

/** Of these the decoder alone is counted, or the text encoder is another catalogue's. */
const DENOISERS = {
  "Wan-AI/Wan2.2-TI2V-5B": count.wan({ hidden: 3072, layers: 30, intermediate: 14336, latent: 48 }),
  "Lightricks/LTX-Video": count.ltxVideo({ hidden: 2048, layers: 28 }),
  "Lightricks/LTX-Video-0.9.7-dev": count.ltxVideo({ hidden: 4096, layers: 48 }),
  "genmo/mochi-1-preview": count.mochi(),
  "black-forest-labs/FLUX.2-dev": count.flux2({
    ...{ hidden: 6144, joint: 8, single: 48, text: 15360, guided: true },
  }),
  "Qwen/Qwen-Image": count.qwenImage(),
  "Efficient-Large-Model/SANA1.5_1.6B_1024px": count.sana({ ...sana15, layers: 20 }),
  "Efficient-Large-Model/SANA1.5_4.8B_1024px": count.sana({ ...sana15, layers: 60 }),
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
  for (const [id, denoiser] of Object.entries(DENOISERS))
    assert.equal(imageModels.find((one) => one.id === id).denoiser_parameters, denoiser, id);
  assert.equal(imageModels.length, Object.keys({ ...COUNTED, ...DENOISERS }).length);
});

test("counts are what their makers print", () => {
  // Printed, in billions: PixArt-Sigma's paper, HunyuanDiT's README (four rows), announcements of SD 3.5 and FLUX.1.
  // exo-explore/exo prints Qwen-Image's to the last one; the others' makers and diffusers' documentation name them.
  assert.equal(count.qwenImage(), 20_430_401_088);
  const printed = [
    [count.hunyuanVideo(), 13, 0.5],
    [count.wan(wan14), 14, 0.5],
    [count.cogVideoX({ heads: 30, layers: 30 }), 1.69, 0.01],
    [count.cogVideoX({ heads: 48, layers: 42 }), 5.57, 0.01],
    [count.mochi(), 10, 0.1],
    [gemma2, 2.6, 0.05],
    [count.flux2({ hidden: 6144, joint: 8, single: 48, text: 15360, guided: true }), 32, 0.5],
    [count.zImage(), 6, 0.2],
    [count.sana({ ...sana15, layers: 20 }), 1.6, 0.05],
    [count.sana({ ...sana15, layers: 60 }), 4.8, 0.1],
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
