// A marker in an answer opens its source and takes the reader there.
document.addEventListener("click", (event) => {
  const marker = event.target.closest("[data-opens]");
  const source = marker && document.getElementById(marker.dataset.opens);
  if (!source) return;
  source.open = true;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  source.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  source.querySelector("summary").focus({ preventScroll: true });
});
