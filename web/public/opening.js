// Chooses of the ready answers before anything is shown.
(() => {
  const { dataset, style } = document.documentElement;
  try {
    style.colorScheme = localStorage["whichgpu-theme"] || "";
  } catch {
    /**/
  }
  const asked = new URLSearchParams(location.search);
  const wanted = [asked.get("lang"), ...navigator.languages].filter(Boolean);
  const spoken = wanted.find((language) => /^(en|zh)\b/i.test(language)) || "en";
  dataset.language = spoken.slice(0, 2).toLowerCase();
  document.documentElement.lang = dataset.language === "zh" ? "zh-CN" : "en-US";
  asked.delete("lang");
  dataset.start = asked.toString() === "" ? "opening" : "other";
  const failed = ({ target }) => {
    if (target instanceof HTMLScriptElement && dataset.start) dataset.start = "failed";
  };
  addEventListener("error", failed, true);
})();
