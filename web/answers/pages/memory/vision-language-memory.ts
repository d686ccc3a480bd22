import type { AnswerPage } from "../../writer.ts";

/** How much memory does a vision-language model need? */
export const page: AnswerPage = {
  slug: "vision-language-memory",
  title: [
    "How much memory does a vision-language model need?",
    "多模态（视觉语言）模型要多少显存？",
  ],
  write: ({ t, p, gb, table, serve, serving: c }) => {
    const at = (prompt: string, users: number, gpu = "rtx-4090-24gb") =>
      serve(
        `model=Qwen/Qwen2.5-VL-7B-Instruct&weights=&gpu=${gpu}&users=${users}&${prompt}&out=256`,
      );
    const scans = "in=256&pics=8&picw=924&pich=1300";
    const photo = at("in=256&pics=1&picw=1152&pich=864", 4);
    const pages = at(scans, 4);
    const cache = (asked: typeof photo) => gb(asked.report.fit.per_gpu.kv_cache_bytes);
    return {
      short: t(
        `Qwen2.5-VL 7B takes <b>${gb(photo.report.fit.per_gpu.weights_bytes)} in BF16</b>, its vision encoder included. A picture is tokens like any text: about 1,300 for one megapixel.`,
        `Qwen2.5-VL 7B 的 BF16 权重<b>含视觉编码器 ${gb(photo.report.fit.per_gpu.weights_bytes)}</b>。图片会变成词元：一百万像素约 1300 个。`,
      ),
      parts: [
        table(
          t("Qwen2.5-VL 7B, answers of 256 tokens", "Qwen2.5-VL 7B，输出 256"),
          t("What is asked", "输入"),
          [
            [
              t("One photo of 1 megapixel, 4 users, RTX 4090", "一张 1 MP 照片，4 用户，RTX 4090"),
              photo,
            ],
            [t("Eight scanned pages, 4 users, RTX 4090", "八页扫描件，4 用户，RTX 4090"), pages],
            [
              t("Eight scanned pages, 16 users, L40S", "八页扫描件，16 用户，L40S"),
              at(scans, 16, "l40s-48gb"),
            ],
            [
              t(
                "A minute of video (24K tokens), 4 users, L40S",
                "一分钟视频（24K 词元），4 用户，L40S",
              ),
              at("in=24576", 4, "l40s-48gb"),
            ],
          ],
          [c.cache, c.needed, c.verdict, c.most, c.first],
        ),
        p(
          t(
            `Qwen's encoder makes one token of 28 × 28 pixels. A scan of 300 dpi has 8.7 megapixels and would be 11,000 tokens; scaled to 1,300 pixels on its longer side it is 1,500, as in the table. From one photo to eight pages the cache of four users grows from ${cache(photo)} to ${cache(pages)}.`,
            `Qwen 的视觉编码器把 28 × 28 像素变成一个词元。300 dpi 的 A4 扫描件有 870 万像素，约 1.1 万词元；长边缩到 1300 像素就只剩约 1500 个（表中取此值）。从一张照片到八页扫描，四个用户的 KV 缓存从 ${cache(photo)} 涨到 ${cache(pages)}。`,
          ),
        ),
        p(
          t(
            `Limit the pixels in the server's settings (<code>max_pixels</code>): engines reserve memory for the largest picture they might be given, and one unexpected scan can ask for more than the card has. The figures count pictures as prompt tokens, and what their encoder takes beside them; of the video its tokens alone.`,
            `务必在服务端限制像素（<code>max_pixels</code>）：引擎会按可能出现的最大图片预留显存，一张超大扫描件就可能超出整张卡。表中图片既按提示词元计算，也计入编码器的临时显存；视频只计词元。`,
          ),
        ),
      ],
      open: photo,
    };
  },
};
