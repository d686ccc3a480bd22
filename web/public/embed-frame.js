// For articles that show embed.html in an iframe: gives each such frame the height of what it shows.
addEventListener("message", ({ data, source }) => {
  if (data?.type !== "whichgpu-height" || !(data.height > 0)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source) frame.style.height = `${data.height}px`;
  }
});
