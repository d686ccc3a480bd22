/** Recordings and calls to start from. */
export const speechPresets = {
  recordings: "?task=speech",
  calls: "?task=speech&model=openai/whisper-large-v3-turbo&gpu=l4-24gb&clip=5&hop=1",
};
