#pragma once

#include <string_view>

#include "core/catalog/bounded_list.h"

namespace whichgpu {

/// The kinds of network that take noise out of an image, step by step.
enum class DenoiserKind {
  unet,   ///< convolutions and cross-attention at several resolutions
  mmdit,  ///< transformer in which image and text attend jointly
  dit,    ///< transformer with self-attention, and cross-attention to the text or the text in its sequence
};

/// One resolution of a U-Net.
struct UnetLevel {
  int channels = 0;
  int transformer_depth = 0;  ///< transformer blocks after each residual block
};

/// The decoder that makes pixels of a latent image or clip, from its coarsest level on.
struct LatentDecoder {
  BoundedList<int, 6> channels;  ///< of each level, a level twice as fine as the one before
  int blocks = 3;                ///< residual blocks of a level
  int kernel_frames = 1;         ///< frames that a convolution spans: 3 of video, 1 of images
  int pixel_patch = 1;           ///< pixels on a side that the last layer gives at once
  int frames_at_once = 0;        ///< frames decoded at once; 0: all
  double copies = 0;             ///< alive at its peak, of a tensor of its widest channels; 0: as usual
  bool tiled = false;            ///< whether its publisher's program decodes it in tiles
};

/// What a model of video adds; `frames` of a model of images is 1.
struct ClipShape {
  int frames = 1;             ///< of a clip, by default
  int frames_per_second = 0;  ///< at which they are shown
  int latent_frames = 1;      ///< frames in a frame of the latent clip, but for its first
};

/// The shape of a denoiser, by the names of data/schema/image_models.schema.json.
struct Denoiser {
  DenoiserKind kind = DenoiserKind::unet;
  int heads = 0;                ///< of attention, the same everywhere; 0: as many as head_dim gives
  int head_dim = 0;             ///< width of a head; 0: width over heads
  int context_width = 0;        ///< of the text states that attention reads
  int context_tokens = 0;       ///< text tokens that attention reads
  double other_parameters = 0;  ///< what the walk over the blocks does not count: embeddings, output layer
  BoundedList<UnetLevel, 4> levels;  ///< unet: from the finest resolution to the coarsest
  bool rotary = false;               ///< transformers: queries and keys are rotated by their place
  int mid_depth = 0;                 ///< unet: transformer blocks in the middle
  int hidden = 0;                    ///< transformers: width
  int mlp_width = 0;                 ///< transformers: width of feed-forward blocks
  int patch = 1;                     ///< transformers: latent pixels on a side of a token
  int patch_frames = 1;              ///< … latent frames of a token
  bool gated = false;                ///< … feed-forward blocks multiply two products
  bool depthwise = false;            ///< … and convolve each channel over 3 x 3 tokens
  int text_hidden = 0;               ///< mmdit: width of the text's own weights; 0: `hidden`
  int joint_blocks = 0;              ///< mmdit: blocks with separate weights for image and text
  int single_blocks = 0;             ///< mmdit: blocks with one set of weights for both
  int dual_attention_blocks = 0;     ///< mmdit: joint blocks with a further self-attention of the image
  int blocks = 0;                    ///< dit
  /// hidden x hidden matrices of modulation in each block (mmdit: for each of image and text; half as many
  /// in blocks with one set of weights)
  int modulation_matrices = 0;
  int long_skips = 0;             ///< dit: blocks that join the output of an earlier one
  bool query_key_norm = false;    ///< dit: norms of queries and keys (mmdit always has them)
  bool rms_norms = false;         ///< dit: … which are composed of smaller operators, as those of mmdit
  bool fp32_norms = false;        ///< dit: norms of the blocks run in FP32
  bool cross_rotary = false;      ///< dit: queries of the cross-attention are rotated too
  bool joined_text = false;       ///< dit: the text is part of the sequence, and none is read beside it
  bool linear_attention = false;  ///< dit: self-attention whose work grows with the tokens, in FP32
};

/// A network that turns a prompt into states.
struct TextEncoder {
  std::string_view name;
  double parameters = 0;
  int tokens = 0;
};

/// A model that makes images or clips from text. Texts refer to static storage.
struct ImageModel {
  std::string_view id;
  std::string_view name;
  std::string_view family;
  Denoiser denoiser;
  double denoiser_parameters = 0;  ///< as published, of one of `denoisers`
  int denoisers = 1;               ///< networks of that shape, of which a step runs one
  int latent_channels = 4;
  int latent_scale = 8;  ///< pixels on a side of a latent pixel
  BoundedList<TextEncoder, 3> text_encoders;
  double vae_parameters = 0;
  LatentDecoder decoder;
  ClipShape clip;
  bool vae_decodes_in_fp32 = false;  ///< the decoder overflows in 16 bit
  int default_width = 0;
  int default_height = 0;
  int default_steps = 0;
  bool guidance = false;  ///< classifier-free guidance: the denoiser runs twice a step
  std::string_view checkpoint_precision;
  std::string_view license;
  bool verified = true;
  std::string_view source;
  std::string_view as_of;

  bool makes_video() const { return clip.frames > 1; }
  double parameters() const {
    double all = denoiser_parameters * denoisers + vae_parameters;
    for (const TextEncoder& encoder : text_encoders) all += encoder.parameters;
    return all;
  }
};

}  // namespace whichgpu
