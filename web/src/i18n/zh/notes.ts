import { n, s } from "./arguments.ts";
import type { FixWords, NoteWords } from "../en/notes.ts";
import { encoderFixesZh, encoderFixNamesZh, encoderNotesZh } from "./encoder-notes.ts";
import {
  reinforcementFixesZh,
  reinforcementFixNamesZh,
  reinforcementNotesZh,
} from "./reinforcement-notes.ts";
import { trainingFixesZh, trainingFixNamesZh, trainingNotesZh } from "./training-notes.ts";

/** 更窄的权重损失多少。 */
const losses: Readonly<Record<string, string>> = {
  none: "看不出损失",
  small: "略有损失，请用自己的代码和推理任务试一试",
  visible: "有明显损失",
  last_resort: "只作最后手段",
};

/** 报告附注的中文说法。 */
export const noteWordsZh: NoteWords = {
  requests_wait: (a) =>
    `${n(a.concurrency)} 个请求里同时只能跑 ${n(a.running)} 个，其余排队，等待时间已算进首 token 延迟。`,
  ttft_missed: (a) => `首 token 要 ${n(a.ms)} 毫秒，限定 ${n(a.limit_ms)} 毫秒。`,
  tpot_missed: (a) => `每个 token 要 ${n(a.ms)} 毫秒，限定 ${n(a.limit_ms)} 毫秒。`,
  e2e_missed: (a) => `整段回答要 ${n(a.ms)} 毫秒，限定 ${n(a.limit_ms)} 毫秒。`,
  load_not_sustained: (a) =>
    `每秒 ${n(a.requests_per_second, 2)} 个请求超过了上限 ${n(a.saturation, 2)} 个，队伍会越排越长。`,
  near_saturation: (a) =>
    `已用到上限的 ${n(a.percent)}%：等多久取决于这样的负载持续多久，估算的小误差在这里会放大。`,
  preemptions: (a) => `缓存装满，${n(a.percent)}% 的请求中途被退回，要重新计算。`,
  prefix_cache_too_small: (a) =>
    `重复发送的内容只有 ${n(a.percent)}% 还在缓存里，本可达到 ${n(a.possible)}%：缓存容不下这么多会话。`,
  tail_of_long_prompts: () => "最慢的首 token 来自最长的输入，不是引擎太忙。",
  weights_fill_memory: (a) =>
    Number(a.percent) >= 100
      ? "光权重就超过了可用显存。"
      : `光权重就占了可用显存的 ${n(a.percent)}%，留给用户的不多。`,
  context_beyond_model: (a) => `${n(a.tokens)} 个 token 超过了这个模型支持的 ${n(a.limit)}。`,
  kv_heads_repeated: (a) =>
    `模型只有 ${n(a.kv_heads)} 个 KV 头，却分给 ${n(a.tensor)} 路张量并行，一部分 KV 缓存会重复存放。`,
  latent_cache_repeated: (a) =>
    `压缩后的 KV 缓存没法切分，${n(a.tensor)} 路张量并行各存一份完整的。`,
  allocated_in_full: (a) => `${s(a.engine)} 启动时就按每个用户的最大长度预留全部 KV 缓存。`,
  layers_on_host: (a) =>
    `${n(a.layers)} 层里有 ${n(a.host_layers)} 层留在主机内存（占 ${n(a.gigabytes)} GB），每个 token 都要等它；速度的误差范围是判断，不是实测。`,
  experts_on_host: (a) =>
    `${n(a.layers)} 层里有 ${n(a.expert_layers)} 层的路由专家留在主机内存（占 ${n(a.gigabytes)} GB），每个 token 都要等用到的那几个专家。空闲内存不足时会慢很多倍；速度的误差范围是判断，不是实测。`,
  pictures_in_prompt: (a) =>
    Number(a.count) === 1
      ? `这张图在该模型里占输入的 ${n(a.tokens)} 个 token。`
      : `一张图在该模型里是 ${n(a.tokens)} 个 token，${n(a.count)} 张共占输入的 ${n(a.total)} 个 token。`,
  video_in_prompt: (a) =>
    `这段视频取 ${n(a.frames)} 帧，占输入的 ${n(a.tokens)} 个 token。各帧的预处理按同样多的图片计算，没有人实测过，多半偏慢。`,
  pictures_scaled_down: (a) => `模型看到的图片是 ${n(a.width)} × ${n(a.height)} 像素。`,
  picture_pixels: (a) =>
    `把 max_pixels 设为 ${n(a.max_pixels)}，图片的 token 减到 1/${n(a.token_factor, 1)}，编码时间减到 1/${n(a.encode_factor, 1)}。`,
  pictures_prepared_on_host: (a) =>
    `首 token 的 ${n(a.ttft_ms)} 毫秒里有 ${n(a.ms)} 毫秒是主机在解码和缩放图片；放到 GPU 上做大约只要七分之一。${Number(a.processes) > 1 ? `这么多请求要每个副本有 ${n(a.processes)} 个进程专门做这件事（vLLM：--api-server-count）；少于此数时主机才是瓶颈，这里没有计入。` : ""}`,
  encoder_on_each_card: (a) =>
    `视觉编码器在共享每一层的 ${n(a.tensor)} 张卡上各自完整运行：加卡不会更快。`,
  picture_times: (a) =>
    `图片的编码和预处理可能少用 ${n(a.low)}%，也可能多用 ${n(a.high)}%，区间已相应放宽。`,
  weights_lose: (a) =>
    `${s(a.format)} ${losses[s(a.loss)]}${Number(a.most) > 0 ? `（已发表模型的困惑度上升 ${n(a.least)}% 到 ${n(a.most)}%）` : ""}。长推理、长代码的损失比它显示的更大。`,
  adapter_ranks: (a) =>
    `把 max_lora_rank 设为适配器自己的秩：${n(a.rank)} 而不是 ${n(a.max_rank)}，每张卡可还给 KV 缓存 ${n(a.gb, 1)} GB。`,
  start_compiles: (a) =>
    `到第一个回答的 ${n(a.of)} 秒里，${n(a.seconds)} 秒是编译、显存探测和 CUDA 图：把引擎的缓存留到下次启动（vLLM：~/.cache/vllm；SGLang：FlashInfer 和 Triton 的缓存）。`,
  start_reader: (a) =>
    `不管磁盘多快，引擎自带的加载器大约只到 ${n(a.gb_s, 1)} GB/s；并行加载器（InstantTensor、fastsafetensors、Run:ai）有 35 到 45 GB/s 的记录。`,
  drafts_would_pay: (a) =>
    `模型自带多 token 预测层（MTP）：每步 ${n(a.drafts)} 个草稿，在这样的并发下对话生成约快 ${n(a.percent)}%。可在投机解码中开启。`,
  drafts_slow_down: (a) => `同时 ${n(a.running)} 个请求时，草稿反而慢 ${n(a.percent)}%，应关闭。`,
  drafts_pay_until: (a) =>
    `每个副本同时不超过 ${n(a.batch)} 个请求时草稿才划算（现为 ${n(a.running)}），再多应关闭。`,
  acceptance_usual: (a) =>
    `${s(a.model)} 在这类文本上用 ${s(a.method)} 的接受率没有实测，取自其他模型或任务，每步 ${n(a.low)} 到 ${n(a.high)} 个 token。引擎日志会给出实际值；采样时接受率低于贪心解码。`,
  drafts_long_context: () =>
    "长文本上接受率会下降，Qwen3.5 在 32K 时见过每步 1.6 个（sglang#30763），请实测。",
  drafts_need_head: (a) => `EAGLE-3 需要有人为 ${s(a.model)} 训练过草稿头；这里的大小是估算。`,
  drafts_in_stages: (a) =>
    `没有查到 ${s(a.engine)} 在流水线并行下能否用草稿；vLLM 到 0.15 不支持。`,
  port_format_unread: (a) =>
    `${s(a.engine)} 在 ${s(a.gpu)} 上跑的是移植版，没有查到它能否加载 ${s(a.format)}；能加载时这些数字才成立。`,
  port_not_measured: (a) =>
    `${s(a.engine)} 在 ${s(a.gpu)} 上跑的是移植版，没有任何实测：估计区间取自其他厂商的卡，速度实际差多少并不清楚。`,
  generation_not_measured: (a) => `${s(a.engine)} 只在其他代的卡上有实测，${s(a.gpu)} 这一代没有。`,
  weights_widened: (a) =>
    `${s(a.gpu)} 不支持 ${s(a.weights)} 运算：这种权重省显存和带宽，乘法仍按 16 位做。`,
  flash_attention_off: (a) =>
    `不用 Flash Attention 时，${s(a.engine)} 要存整个注意力分数矩阵，显存已计入；速度仍按开启时估算。`,
  offer_of_other_card: (a) => `所选报价是 ${s(a.offered)} 的，不是 ${s(a.gpu)} 的，未采用。`,
  bf16_runs_as: (a) => `${s(a.gpu)} 没有 BF16 单元，实际按 ${s(a.math)} 运算。`,
  fp8_cache_is_e5m2: (a) =>
    `在 ${s(a.gpu)} 上，${s(a.engine)} 的 FP8 缓存只能用 E5M2：启动时写 fp8_e5m2，舍入比 E4M3 更粗。`,
  gguf_outside_llama_cpp: (a) =>
    `GGUF 文件最适合 llama.cpp；放到 ${s(a.engine)} 里会比这里显示的慢，甚至跑不起来。`,
  links_are_pcie: (a) =>
    `${n(a.ranks)} 张卡分摊每一层，但彼此没有全部用 NVLink 连通，只能走 PCIe。`,
  links_are_network: (a) => `${n(a.ranks)} 张卡跨服务器分摊每一层，彼此只能走网络。`,
  gpus_left_idle: (a) =>
    `${n(a.gpu_count)} 张卡里只用 ${n(a.used)} 张：全部用上反而分不均匀，放不下所有用户。`,
  mig_price_shared: (a) =>
    `价格按整卡的 1/${n(a.instances)} 计算：整卡切成 ${n(a.instances)} 份并全部用上时的一份。`,
  price_unknown: (a) => `没有 ${s(a.gpu)} 的现行报价。`,
  more_gpus_rented: (a) =>
    `这个报价按固定规格出租：付 ${n(a.rented)} 张卡的钱，用到 ${n(a.used)} 张。`,
  power_capped: (a) =>
    `每卡限 ${n(a.watts)} W 时，频率低 ${n(a.percent)}%，受算力限制的部分变慢：输入处理和训练先受影响，少数用户的输出几乎不变。`,
  power_near_limit: () =>
    "满批量运行时功耗接近上限，瞬间会到上限：供电和散热按上限留，电费按平均算。",
  price_undated: (a) => `${s(a.provider)} 的报价没有注明日期。`,
  eight_bit_widened: (a) => `${s(a.gpu)} 没有这种 8 位格式的运算单元：只省显存，乘法仍按 16 位做。`,
  host_sets_pace: () =>
    "时间主要花在内核启动上，而不是计算上：换更快的卡作用不大，加大批量、torch.compile 或 TensorRT 才有用。",
  image_batch_smaller: (a) => `这个批量放不下；一次最多 ${n(a.max_batch)} 张。`,
  vae_in_fp32: (a) =>
    `${s(a.model)} 用 FP32 解码图像，显存翻倍；换用修正过的 16 位解码器可以避免。`,
  attention_decides: (a) =>
    `去噪时间的 ${n(a.percent)} % 花在注意力上：帧数减半，用时降到 1/${n(a.times)}。`,
  attention_of_card: (a) =>
    `若用为该卡编写的注意力（FlashAttention-3，或 PyTorch 2.11 起自带），快 ${n(a.percent)} %：实际如此就请选它。`,
  clips_apart: (a) => `多卡合作能更快出一段；各做各的，每小时共 ${n(a.clips)} 段。`,
  decoding_peaks: (a) =>
    `显存峰值在解码器，单它就占 ${n(a.gigabytes)} GB：分块解码少得多，用时最多翻倍。`,
  denoisers_in_turn: (a) =>
    `模型有 ${n(a.count)} 个 Transformer，每步只用一个，但都放在卡上；其余网络放主机内存时只留一个。`,
  q4_widened: () => "4 位权重只省显存，不省时间：用时仍展开成 16 位。",
  ring_between_cards: (a) =>
    `${n(a.heads)} 个注意力头不能由 ${n(a.cards)} 张卡均分，只能在卡间轮转（ring），比估算略慢。`,
  text_on_processor: () => "提示词由 CPU 编码，这几秒没有计入。",
  weights_streamed: (a) => `去噪时间的 ${n(a.percent)} % 在等权重，尽管计算时已在预取。`,
  image_not_measured: (a) => `校准数据里没有 ${s(a.model)} 在 ${s(a.gpu)} 上的实测，因此区间更宽。`,
  hpc_ceiling: () => "这些是按数据手册算出的上限；真实程序达不到，差多少要看程序本身。",
  fp64_fraction: (a) => `${s(a.gpu)} 的 FP64 只有 FP32 的 1/${n(a.ratio)}，不适合双精度计算。`,
  fp64_tensor_products: () =>
    "Tensor Core 的 FP64 速率只适用于矩阵乘（如稠密线性代数）；其他代码只能用向量单元的速率。",
  tf32_mantissa: () => "TF32 的指数范围与 FP32 相同，但尾数只有 10 位；精度不够时请按 FP32 计算。",
  hpc_no_units: (a) => `没有 ${s(a.gpu)} 的 ${s(a.precision)} 速率数据。`,
  dpx_only_dynamic_programming: (a) =>
    `${s(a.gpu)} 的 DPX 指令只加速动态规划（例如序列比对），对其他计算没有作用；这里的数字都没有计入。`,
  gpu_not_measured: (a) =>
    `校准数据里没有 ${s(a.gpu)} 的实测，速度由规格参数和其他卡的实际表现推得。`,
  engine_not_measured: (a) => `校准数据里没有 ${s(a.engine)} 的实测。`,
  recalibrated: () => "速度已按你的实测校正；其他卡没有校正。",
  gpu_unverified: (a) => `${s(a.gpu)} 的部分参数还没有核实的出处。`,
  model_unverified: (a) => `${s(a.model)} 的部分参数还没有核实的出处。`,
  not_a_generator: (a) => `速度只对纯解码器模型估算：${s(a.model)} 这里只算显存和显卡的价格。`,
  formats_of_few_layers: (a) =>
    `配置只写明了 ${n(a.named)} 层的存储格式；其余各层按相同格式计算，这也与名称（${s(a.format)}）相符。完整文件或 safetensors 索引可以确认。`,
  sampling_left_out: () =>
    "top-k、top-p 或惩罚项等采样本身的耗时没有计入；若引擎直接用 PyTorch 实现采样，实测吞吐可能只有这里的一半多一点。",
  model_approximate: (a) => `${s(a.model)} 的部分结构在这里是近似处理的。`,
  config_part_ignored: (a) => `config 里的 ${s(a.part)} 没有读：它占的显存和时间没有算进来。`,
  ...trainingNotesZh,
  ...reinforcementNotesZh,
  ...encoderNotesZh,
};

/** 改动建议的中文说法。 */
export const fixWordsZh: FixWords = {
  titles: {
    memory: "这样能放下：",
    room: "这样所有人都能同时用：",
    margin: "这样显存有余量：",
    time: "这样能满足时限：",
  },
  nothing: "单项调整无法解决。",
  inVain: (names) => `以下单项调整不够：${names.join("、")}。`,
  anHour: (dollars) => `每小时 ${dollars}`,
  aRun: (dollars) => `训练总价 ${dollars}`,
  names: {
    narrower_weights: "更低精度的权重",
    narrower_kv_cache: "更低精度的 KV 缓存",
    other_gpu: "换卡",
    more_gpus: "加同样的卡",
    fewer_users: "减少用户",
    shorter_prompts: "缩短输入",
    smaller_pictures: "缩小输入图片",
    layers_on_host: "部分层放主机内存",
    experts_on_host: "专家放主机内存",
    smaller_batch: "减小批次",
    smaller_images: "降低分辨率",
    fewer_frames: "减少帧数",
    tiled_decoding: "分块解码",
    text_encoders_on_host: "文本编码器放主机内存",
    components_on_host: "空闲网络放主机内存",
    blocks_on_host: "各层放主机内存",
    tiles_and_host: "两者并用",
    ...trainingFixNamesZh,
    ...reinforcementFixNamesZh,
    ...encoderFixNamesZh,
  },
  sentences: {
    narrower_weights: (a) =>
      `权重换成 ${s(a.format)}${a.loss === undefined ? "" : `（${losses[s(a.loss)]}）`}`,
    narrower_kv_cache: (a) => `KV 缓存换成 ${s(a.format)}`,
    other_gpu: (a) => s(a.gpu),
    more_gpus: (a) => `用 ${n(a.gpu_count)} 张卡`,
    fewer_users: (a) => `同时只服务 ${n(a.concurrency)} 人`,
    shorter_prompts: (a) => `输入缩短到 ${n(a.input_tokens)} token`,
    smaller_pictures: (a) => `图片至多 ${n(a.max_pixels)} 像素`,
    layers_on_host: (a) => `${n(a.gpu_layers)} 层放在显卡上，其余放主机内存（较慢）`,
    experts_on_host: (a) => `${n(a.expert_layers)} 层的专家放主机内存`,
    smaller_batch: (a) => `一批 ${n(a.batch)} 张图`,
    smaller_images: (a) => `${n(a.width)} × ${n(a.height)} 像素`,
    fewer_frames: (a) => `${n(a.frames)} 帧`,
    tiled_decoding: () => "分块解码",
    text_encoders_on_host: () => "文本编码器放主机内存，由 CPU 运行",
    components_on_host: () => "卡上只留正在工作的网络，其余放主机内存",
    blocks_on_host: () => "各层放主机内存，每遍调入",
    tiles_and_host: () => "分块解码，卡上只留正在工作的部分",
    ...trainingFixesZh,
    ...reinforcementFixesZh,
    ...encoderFixesZh,
  },
};
