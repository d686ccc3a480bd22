// Writes the header of a GGUF file, version 3, as its specification lays it out (ggml-org/ggml, docs/gguf.md).

const UINT32 = 4;
const BOOL = 7;
const STRING = 8;
const ARRAY = 9;
const F16 = 1;

const u32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const u64 = (value) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};
const string = (text) => Buffer.concat([u64(Buffer.byteLength(text)), Buffer.from(text)]);

function value(content) {
  if (typeof content === "string") return Buffer.concat([u32(STRING), string(content)]);
  if (typeof content === "number") return Buffer.concat([u32(UINT32), u32(content)]);
  const items = content.map((item) =>
    typeof item === "boolean" ? Buffer.from([Number(item)]) : string(item),
  );
  const type = typeof content[0] === "boolean" ? BOOL : STRING;
  return Buffer.concat([u32(ARRAY), u32(type), u64(content.length), ...items]);
}

/** `metadata` by key; `tensors` as [name, sizes], the fastest-running size first. */
export function ggufHeader(metadata, tensors) {
  const pairs = Object.entries(metadata).flatMap(([key, content]) => [string(key), value(content)]);
  const infos = tensors.flatMap(([name, sizes]) => [
    string(name),
    u32(sizes.length),
    ...sizes.map(u64),
    u32(F16),
    u64(0),
  ]);
  const counts = [u64(tensors.length), u64(Object.keys(metadata).length)];
  const padding = Buffer.alloc(32); // the data behind begins at a multiple of 32
  return Buffer.concat([Buffer.from("GGUF"), u32(3), ...counts, ...pairs, ...infos, padding]);
}

/** Llama 3.1 8B as llama.cpp's converter writes it: 8,030,261,248 parameters by its model card. */
export function llama8b(changes = {}) {
  const [hidden, width, keys, layers, vocabulary] = [4096, 14336, 1024, 32, 128256];
  const blocks = Array.from({ length: layers }, (_, layer) =>
    [
      ["attn_q", [hidden, hidden]],
      ["attn_k", [hidden, keys]],
      ["attn_v", [hidden, keys]],
      ["attn_output", [hidden, hidden]],
      ["ffn_gate", [hidden, width]],
      ["ffn_up", [hidden, width]],
      ["ffn_down", [width, hidden]],
      ["attn_norm", [hidden]],
      ["ffn_norm", [hidden]],
    ].map(([name, sizes]) => [`blk.${layer}.${name}.weight`, sizes]),
  ).flat();
  const metadata = {
    "general.architecture": "llama",
    "general.name": "Our Llama",
    "general.file_type": 15,
    "llama.block_count": layers,
    "llama.context_length": 131072,
    "llama.embedding_length": hidden,
    "llama.feed_forward_length": width,
    "llama.attention.head_count": 32,
    "llama.attention.head_count_kv": 8,
    "tokenizer.ggml.tokens": ["a", "b"],
    ...changes,
  };
  return ggufHeader(metadata, [
    ["token_embd.weight", [hidden, vocabulary]],
    ["output.weight", [hidden, vocabulary]],
    ["output_norm.weight", [hidden]],
    ...blocks,
  ]);
}
