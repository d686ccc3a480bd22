import type { ComboOption } from "../parts/combo-box/filter.ts";
import { rank } from "./rank.ts";

/** What WebGPU says of a graphics card, as far as its types are not known here. */
interface Adapter {
  readonly info?: Partial<Record<"vendor" | "architecture" | "device" | "description", string>>;
}

let asking: Promise<string> | undefined;

/**
 * The card of this computer among `options`, where the browser names it (WebGPU; where that is silent, WebGL); undefined
 * where it does not. Nothing of it leaves the browser.
 */
export async function ownCard(options: readonly ComboOption[]): Promise<ComboOption | undefined> {
  asking ??= nameOfCard();
  const name = (await asking)
    .replace(/^ANGLE \(|\(R\)|\(TM\)/gi, " ")
    .replace(
      /\b(Laptop GPU|NVIDIA|AMD|Corporation|Direct3D.*|D3D.*|OpenGL.*|Vulkan.*|Metal Renderer:?)/gi,
      " ",
    );
  const model =
    /(?:geforce |radeon )?(?:rtx|gtx|rx|titan|quadro|tesla|apple m|instinct|[ahlv]\d)[\w ]*/i.exec(
      name,
    );
  if (!model) return undefined;
  const [best] = rank(options, model[0]).filter(({ doubt }) => doubt === 1);
  return best?.option;
}

async function nameOfCard(): Promise<string> {
  try {
    const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<Adapter | null> } };
    const info = (await gpu?.requestAdapter())?.info;
    const named = [info?.description, info?.device].filter(Boolean).join(" ");
    if (named) return named;
    const canvas = document.createElement("canvas").getContext("webgl");
    const names = canvas?.getExtension("WEBGL_debug_renderer_info");
    const renderer: unknown = names && canvas?.getParameter(names.UNMASKED_RENDERER_WEBGL);
    return typeof renderer === "string" ? renderer : "";
  } catch {
    return "";
  }
}
