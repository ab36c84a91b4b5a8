// The page's script: proof is fetched beside the talk, an answer is spoken once, and nothing here makes markup of text.
(() => {
  const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
  const at = (selector) => document.querySelector(selector);
  const wide = () => matchMedia("(min-width: 1000px)").matches;
  const shownIn = { library: "library", conversations: "conversations" }; // the address last shown in each tab
  let opener = null; // what opened the proof, where focus goes back to

  const say = (words) => {
    const spoken = at("#spoken");
    if (spoken) spoken.textContent = words;
  };

  // Addresses count from the page's root, wherever it stands on its host
  const own = (address) => new URL(address, document.baseURI);
  const path = (address) => own(address).href.slice(document.baseURI.length);

  // Fragments: the same addresses give whole pages without ?part=1
  const part = (address) => {
    const url = own(address);
    url.searchParams.set("part", "1");
    return url;
  };

  async function fetched(address, options = {}) {
    const answer = await fetch(part(address), { credentials: "same-origin", redirect: "manual", ...options });
    if (answer.type === "opaqueredirect" || answer.status === 401) {
      location.assign(own("sign-in?then=" + encodeURIComponent("/" + path(location.href))));
      return "";
    }
    return answer.text();
  }

  const broken = "<p>This could not be loaded. The connection may be lost; try again.</p>";

  async function show(tab, address, from, focus = true) {
    const proof = at("#proof");
    const body = at("#proof-body");
    if (from && !proof.contains(from)) opener = from;
    proof.hidden = false;
    document.body.classList.add("proof-open");
    fit();
    shownIn[tab] = address;
    for (const button of proof.querySelectorAll("[data-tab]")) {
      button.toggleAttribute("aria-current", button.dataset.tab === tab);
      if (button.dataset.tab === tab) button.setAttribute("aria-current", "true");
      if (shownIn[button.dataset.tab]) button.disabled = false;
    }
    body.setAttribute("aria-busy", "true");
    const html = await fetched(address).catch(() => broken);
    if (shownIn[tab] !== address) return;
    body.innerHTML = html;
    body.removeAttribute("aria-busy");
    body.scrollTop = 0;
    body.querySelector("mark, .hit")?.scrollIntoView({ block: "center" });
    const place = own(address).hash;
    const target = place && body.querySelector(CSS.escape ? "#" + CSS.escape(place.slice(1)) : place);
    if (target) target.scrollIntoView({ block: "start" });
    const heading = body.querySelector("h2");
    if (focus) {
      if (heading) heading.tabIndex = -1;
      (heading || body).focus({ preventScroll: true });
    }
    bringBoxes(body);
    settle(body);
    const answer = wide() ? null : opener?.closest(".answer");
    if (answer) (opener.closest(".words, li") || answer.querySelector(".headline")).scrollIntoView({ block: "start" });
  }

  // The column of proof ends where the window does, however much stands above it
  function fit() {
    const proof = at("#proof");
    if (proof && !proof.hidden) proof.style.setProperty("--above", Math.max(12, proof.getBoundingClientRect().top) + "px");
  }
  addEventListener("scroll", fit, { passive: true });
  addEventListener("resize", fit);

  // The boxed words of a page's picture: in its own frame where it has one, in the column where it has none
  function bringBoxes(body) {
    const picture = body.querySelector("img[data-top]");
    if (!picture) return;
    const frame = picture.parentElement;
    const down = picture.dataset.top * picture.clientHeight - 60;
    frame.scrollLeft = picture.dataset.left * picture.clientWidth - 12;
    if (getComputedStyle(frame).maxHeight !== "none") frame.scrollTop = down;
    else body.scrollTop = frame.offsetTop - body.offsetTop + Math.max(0, down);
  }

  function close() {
    at("#proof").hidden = true;
    document.body.classList.remove("proof-open");
    if (opener && opener.isConnected) opener.focus();
  }

  // Parts that are fetched once they stand on the page; 202 means not yet
  async function load(holder) {
    const address = holder.dataset.load;
    holder.removeAttribute("data-load");
    for (let tries = 0; tries < 60; tries++) {
      const answer = await fetch(part(address), { credentials: "same-origin" }).catch(() => null);
      if (!answer || answer.status >= 300) return;
      if (answer.status === 200) {
        holder.innerHTML = await answer.text();
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }

  // Gradio's own controls: names where it gives none
  function settle(root) {
    for (const button of root.querySelectorAll("button:not([aria-label])")) {
      if (!button.textContent.trim()) button.setAttribute("aria-label", button.title || "Button");
    }
    for (const scroller of root.querySelectorAll(".scrolls")) scroller.tabIndex = 0;
  }

  function ask(words) {
    const box = at("#question textarea");
    if (!box || box.disabled) return;
    box.value = words;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    requestAnimationFrame(() => at("#question .submit-button")?.click());
  }

  window.chosenFilters = () => {
    const form = at("#filters form");
    return form ? JSON.stringify(Object.fromEntries(new FormData(form))) : "{}";
  };

  async function copy(button) {
    const words = button.dataset.copy ?? own(button.dataset.link).href;
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      const field = document.createElement("textarea");
      field.value = words;
      button.after(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      button.focus();
    }
    const named = button.textContent;
    button.textContent = "Copied";
    say("Copied");
    setTimeout(() => (button.textContent = named), 2000);
  }

  function theme(dark) {
    document.body.classList.toggle("dark", dark);
    document.documentElement.classList.toggle("dark", dark);
    for (const button of document.querySelectorAll("[data-theme]")) button.setAttribute("aria-pressed", String(dark));
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest?.(
      "a[data-pane], .feedback a, #proof-body a, [data-tab], [data-close], [data-copy], [data-link], [data-ask], [data-theme]",
    );
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (target.matches("[data-close]")) return close();
    if (target.matches("[data-copy], [data-link]")) return void copy(target);
    if (target.matches("[data-ask]")) return ask(target.dataset.ask);
    if (target.matches("[data-tab]")) return void show(target.dataset.tab, shownIn[target.dataset.tab], target);
    if (target.matches("[data-theme]")) {
      const dark = !document.body.classList.contains("dark");
      localStorage.setItem("theme", dark ? "dark" : "light");
      return theme(dark);
    }
    const address = target.getAttribute("href");
    const held = target.closest(".feedback")?.querySelector("[data-holds]");
    if (held) {
      event.preventDefault();
      for (const other of document.querySelectorAll(".feedback [data-holds]")) other.replaceChildren();
      return void fetched(address).then((html) => {
        held.innerHTML = html;
        held.querySelector("h2")?.setAttribute("tabindex", "-1");
        held.querySelector("h2")?.focus();
      });
    }
    if (/\.png(\?|$)/.test(address)) target.target = "_blank"; // a picture by itself keeps the page as it is
    if (target.dataset.pane === "" || target.hasAttribute("download") || target.target === "_blank") return;
    const tab = target.dataset.pane || tabOf(address);
    if (!tab || !at("#proof")) return;
    event.preventDefault();
    show(tab, address, target);
  });

  function tabOf(address) {
    const first = path(address).split(/[/?#]/)[0];
    return ["evidence", "figures", "trend", "library", "conversations"].includes(first) ? first : null;
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const inside = form.closest("#proof-body");
    const holder = form.closest("[data-holds]") || inside;
    if (!holder || form.method === "dialog" || form.hasAttribute("data-whole")) return;
    event.preventDefault();
    if (form.dataset.confirm && !confirm(form.dataset.confirm)) return;
    const fields = new FormData(form, event.submitter);
    const address = form.getAttribute("action") || shownIn.library;
    if (form.method === "get") {
      const url = own(address);
      for (const [name, value] of fields) url.searchParams.set(name, value);
      return show(tabOf(url) || "library", url.href, null);
    }
    holder.innerHTML = await fetched(address, { method: "POST", body: new URLSearchParams(fields) }).catch(() => broken);
    const told = holder.querySelector("[role=status], h2");
    if (told) say(told.textContent);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const card = document.activeElement?.closest?.(".chip-hold");
    if (card && !card.classList.contains("quiet")) return card.classList.add("quiet");
    if (!at("#proof")?.hidden) close();
  });
  document.addEventListener("focusin", () => {
    for (const card of document.querySelectorAll(".chip-hold.quiet")) {
      if (!card.contains(document.activeElement)) card.classList.remove("quiet");
    }
  });

  // New on the page: a question comes to the top of the window, an answer is spoken once and names its conversation
  let asked = 0;
  const spoken = new WeakSet();
  function look() {
    const questions = document.querySelectorAll("#talk .user-row");
    if (questions.length > asked) questions[questions.length - 1].scrollIntoView({ block: "start", behavior: calm() });
    asked = questions.length;
    for (const answer of document.querySelectorAll("article.answer")) {
      if (spoken.has(answer)) continue;
      spoken.add(answer);
      if (answer.dataset.conversation) {
        const url = new URL(location.href);
        url.searchParams.set("conversation", answer.dataset.conversation);
        history.replaceState(null, "", url);
      }
    }
    const last = [...document.querySelectorAll("article.answer")].pop();
    if (last && last.dataset.answer !== look.last) {
      if (look.last !== undefined || document.querySelectorAll("article.answer").length === 1) say(last.dataset.spoken);
      questions[questions.length - 1]?.scrollIntoView({ block: "start", behavior: calm() }); // now there is room for it
      look.last = last.dataset.answer;
      for (const tab of ["figures", "trend"]) {
        const link = last.querySelector(`a[data-pane=${tab}]`);
        if (link) shownIn[tab] = link.getAttribute("href");
      }
    }
    for (const holder of document.querySelectorAll("[data-load]")) load(holder);
    settle(document);
  }
  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });

  const chosen = localStorage.getItem("theme");
  if (chosen) addEventListener("DOMContentLoaded", () => theme(chosen === "dark"));
})();
