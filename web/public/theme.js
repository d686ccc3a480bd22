// The theme that was chosen in the calculator, for the pages that need no script.
try {
  document.documentElement.style.colorScheme = localStorage.getItem("whichgpu-theme");
} catch {
  // This browser keeps nothing.
}
