// A marker in an answer opens its source and takes the reader there; a new question comes to the top of the window.
const calm = () => (window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

document.addEventListener("click", (event) => {
  const marker = event.target.closest("[data-opens]");
  const source = marker && document.getElementById(marker.dataset.opens);
  if (!source) return;
  source.open = true;
  source.scrollIntoView({ block: "nearest", behavior: calm() });
  source.querySelector("summary").focus({ preventScroll: true });
});

let asked = 0;
new MutationObserver(() => {
  const questions = document.querySelectorAll("#talk .user-row");
  if (questions.length > asked) questions[questions.length - 1].scrollIntoView({ block: "start", behavior: calm() });
  asked = questions.length;
}).observe(document.documentElement, { childList: true, subtree: true });
