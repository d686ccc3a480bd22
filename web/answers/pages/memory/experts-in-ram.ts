import { known, NONE, type AnswerPage } from "../../writer.ts";

/** Can a mixture model run partly from system RAM? */
export const page: AnswerPage = {
  slug: "experts-in-ram",
  title: [
    "Can a mixture model run partly from system RAM?",
    "显存不够，MoE 的层放内存里能跑多快？",
  ],
  write: ({ t, p, n, gb, table, serve, serving: c }) => {
    const at = (hostmem: number, gpu = "rtx-4090-24gb") =>
      serve(
        `model=openai/gpt-oss-120b&weights=&engine=llama.cpp&gpu=${gpu}&users=1&in=2048&out=512&offload=yes&hostmem=${hostmem}`,
      );
    const desktop = at(80);
    const server = at(400);
    const host = desktop.report.fit.host;
    return {
      short: t(
        `Yes. gpt-oss-120b with a 24 GB card and ${gb(known(host?.bytes))} of RAM answers at <b>${n.figure(known(desktop.report.speed?.tokens_per_second_per_user))} tokens a second</b> with the two memory channels of a desktop (80 GB/s), and at ${n.figure(known(server.report.speed?.tokens_per_second_per_user))} with the memory of a server (400 GB/s).`,
        `能。gpt-oss-120b 用一张 24 GB 卡加 ${gb(known(host?.bytes))} 内存：台式机双通道（80 GB/s）约 <b>${n.figure(known(desktop.report.speed?.tokens_per_second_per_user))} 词元/秒</b>，服务器内存（400 GB/s）约 ${n.figure(known(server.report.speed?.tokens_per_second_per_user))}。`,
      ),
      parts: [
        table(
          t(
            "llama.cpp, one user, 2K tokens in and 512 out",
            "llama.cpp，单用户，输入 2K、输出 512",
          ),
          t("Card, bandwidth of the RAM", "显卡，内存带宽"),
          [
            ["RTX 4090, 50 GB/s", at(50)],
            ["RTX 4090, 80 GB/s", desktop],
            ["RTX 4090, 200 GB/s", at(200)],
            ["RTX 4090, 400 GB/s", server],
            ["RTX 5090, 80 GB/s", at(80, "rtx-5090-32gb")],
            ["RTX 3060 12GB, 80 GB/s", at(80, "rtx-3060-12gb")],
          ],
          [
            [
              t("Layers on the card", "在卡上的层"),
              ({ fit }) => (fit.host ? `${fit.host.gpu_layers} / ${fit.host.layers}` : NONE),
            ],
            [t("In RAM", "在内存"), ({ fit }) => (fit.host ? gb(fit.host.bytes) : NONE)],
            c.speed,
            c.first,
          ],
        ),
        p(
          t(
            "The slowest part sets the pace: whatever lies in RAM is read at the RAM's speed for every token, while the card waits. A mixture suffers less than a dense model, because of an offloaded layer only the experts that were chosen are read.",
            "速度由最慢的一环决定：放在内存里的部分，每个词元都要按内存带宽读一遍，显卡只能等。MoE 比稠密模型损失小，因为被卸载的层只读被选中的专家。",
          ),
        ),
        p(
          t(
            "These figures move whole layers. Moving only the experts and keeping all attention on the card (llama.cpp's <code>--n-cpu-moe</code>) uses the same bandwidth better; take them as what is reached at least.",
            "这里按整层卸载计算。只卸载专家、注意力全留在卡上（llama.cpp 的 <code>--n-cpu-moe</code>）更省带宽，表中数字可看作下限。",
          ),
        ),
      ],
      open: desktop,
    };
  },
};
