/** Of the package that reads GGUF files what is needed here: a bundle keeps nothing else of it. */
export { gguf, GGMLFileQuantizationType } from "@huggingface/gguf";
