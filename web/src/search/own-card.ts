import type { ComboOption } from "../parts/combo-box/filter.ts";
import { wordsOf } from "./fold.ts";
import { rank } from "./rank.ts";

/** What WebGPU says of a graphics card, as far as its types are not known here. */
interface Adapter {
  readonly info?: Partial<Record<"vendor" | "architecture" | "device" | "description", string>>;
}

let asking: Promise<string> | undefined;

/**
 * What the card of this computer may be among `options`, where the browser names it (WebGPU; where that is silent,
 * WebGL); none where it does not. Nothing of it leaves the browser.
 */
export async function ownCards(options: readonly ComboOption[]): Promise<ComboOption[]> {
  asking ??= nameOfCard();
  return cardsNamed(await asking, options);
}

/** What a name of the catalog may say more than a browser does. */
const unsaid = /^(geforce|radeon|nvidia|amd|\d+gb)$/;

/** The cards that a browser's name means, the likeliest first: it tells a laptop's from its namesake, but no memory. */
export function cardsNamed(renderer: string, options: readonly ComboOption[]): ComboOption[] {
  const name = renderer
    .replace(/^ANGLE \(|\(R\)|\(TM\)/gi, " ")
    .replace(
      /\b(GPU|NVIDIA|AMD|Corporation|Direct3D.*|D3D.*|OpenGL.*|Vulkan.*|Metal Renderer:?)/gi,
      " ",
    );
  const model =
    /(?:geforce |radeon )?(?:rtx|gtx|rx|titan|quadro|tesla|apple m|instinct|[ahlv]\d)[\w ]*/i.exec(
      name,
    );
  if (!model) return [];
  const said = wordsOf(model[0]);
  return rank(options, model[0]).flatMap(({ doubt, option }) => {
    const names = wordsOf(option.label).every((word) => unsaid.test(word) || said.includes(word));
    return doubt === 1 && names ? [option] : [];
  });
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
