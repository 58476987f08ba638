// Puts the library's own English phrases in the language of the address, and keeps <html lang> true to it.
"use strict";
(() => {
  const phrases = __PHRASES__;
  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt", "aria-roledescription"];
  const exact = new Map();
  const patterns = [];
  for (const [english, french] of Object.entries(phrases)) {
    if (!/\{\d/.test(english)) {
      exact.set(english, french);
      continue;
    }
    const pieces = english.split(/(\{\d(?::d)?\})/).map((part, rank) => {
      if (rank % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return part.includes(":d") ? "(\\d[\\d.,]*)" : "(.+?)";
    });
    patterns.push([new RegExp("^" + pieces.join("") + "$", "s"), french]);
  }
  const given = new WeakMap();

  const language = () => (new URLSearchParams(location.search).get("lang") === "en" ? "en" : "fr");

  const decimals = (text) => (/^\d+\.\d+$/.test(text) ? text.replace(/\.0$/, "").replace(".", ",") : text);

  // Sizes are put in French where the library writes them, in its box of files: « 25.62B » elsewhere may be a code.
  const SIZE = /^\d[\d.,]*[KM]?B$/;
  const isSize = (node, text) => SIZE.test(text) && !node.parentElement?.closest("[data-testid^=stFileUploader]");

  function french(text, node) {
    const bare = text.trim();
    if (!bare || isSize(node, bare)) return text;
    if (exact.has(bare)) return text.replace(bare, exact.get(bare));
    for (const [pattern, words] of patterns) {
      const found = bare.match(pattern);
      if (found) return words.replace(/\{(\d)\}/g, (_, rank) => decimals(found[Number(rank) + 1] ?? ""));
    }
    return text;
  }

  // Remembers what the library wrote, so that English comes back when it is asked for.
  function settle(owner, name, now, write) {
    const known = given.get(owner) ?? {};
    const last = known[name];
    const source = last && last.shown === now ? last.source : now;
    const wanted = language() === "fr" ? french(source, owner) : source;
    if (wanted !== now) write(wanted);
    if (wanted !== source || last) {
      known[name] = { source, shown: wanted };
      given.set(owner, known);
    }
  }

  function visit(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      settle(node, "text", node.nodeValue, (text) => { node.nodeValue = text; });
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    for (const name of ATTRIBUTES) {
      const value = node.getAttribute(name);
      if (value !== null) settle(node, name, value, (text) => node.setAttribute(name, text));
    }
    if (node.tagName === "SCRIPT" || node.tagName === "STYLE" || node.tagName === "TEXTAREA") return;
    for (const child of node.childNodes) visit(child);
  }

  // The library puts the heading of a group of pages inside their list, which no list may hold: the links stay.
  function plainNavigation() {
    for (const one of document.querySelectorAll("[data-testid=stSidebarNavItems], [data-testid=stSidebarNavItems] li")) {
      if (one.getAttribute("role") !== "presentation") one.setAttribute("role", "presentation");
    }
  }

  let spoken = "";
  function follow() {
    if (language() === spoken) return;
    spoken = language();
    document.documentElement.lang = spoken;
    visit(document.body);
  }

  // After "next part", the name of the new part is brought into view and takes the focus.
  const PART = ".st-key-part h2";
  const REDRAWN_MS = 500;
  let left = null;
  function arrive() {
    const heading = document.querySelector(PART);
    if (left === null || !heading || heading.textContent === left) return;
    left = null;
    heading.tabIndex = -1;
    const show = () => {
      heading.scrollIntoView({ block: "start" });
      heading.focus({ preventScroll: true });
    };
    show();
    setTimeout(show, REDRAWN_MS);
  }
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest(".st-key-neighbours button");
    left = button ? document.querySelector(PART)?.textContent ?? null : left;
  }, true);

  // The browser asks before it erases what was typed.
  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector(".at-stake")) event.preventDefault();
  });

  // Where a screen keeps what is typed, a text is given to the server as soon as the hand rests, and when one leaves.
  const KEPT = ".st-key-autosave [data-testid=stTextInput] input, .st-key-autosave [data-testid=stTextArea] textarea";
  const REST_MS = 700;
  let resting = 0;
  let unsent = null;
  function give() {
    clearTimeout(resting);
    const box = unsent;
    unsent = null;
    if (!box || !box.isConnected) return;
    const keys = { key: "Enter", code: "Enter", keyCode: 13, bubbles: true, cancelable: true };
    box.dispatchEvent(new KeyboardEvent("keydown", { ...keys, ctrlKey: box.tagName === "TEXTAREA" }));
    box.dispatchEvent(new KeyboardEvent("keypress", { ...keys, ctrlKey: box.tagName === "TEXTAREA" }));
  }
  document.addEventListener("input", (event) => {
    if (!(event.target instanceof Element) || !event.target.matches(KEPT) || event.isComposing) return;
    clearTimeout(resting);
    unsent = event.target;
    resting = setTimeout(give, REST_MS);
  });
  window.addEventListener("beforeunload", (event) => {
    if (!unsent) return;
    event.preventDefault(); // while the person answers, the text goes
    give();
  });
  document.addEventListener("visibilitychange", give);

  const watcher = new MutationObserver((changes) => {
    follow();
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(visit);
      else visit(change.target);
    }
    plainNavigation();
    arrive();
  });
  follow();
  plainNavigation();
  watcher.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
})();
