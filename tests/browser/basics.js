const found = [], all = (s) => [...document.querySelectorAll(s)];
const shown = (e) => e.checkVisibility();
const labelled = (e) => e.getAttribute("aria-label") || e.getAttribute("aria-labelledby");
const name = (e) => (labelled(e) || e.title || e.textContent.trim() ||
  [...e.querySelectorAll("img")].map((i) => i.alt).join("") ||
  (e.querySelector("svg title") || {}).textContent);
if (!document.documentElement.lang) found.push("html without lang");
if (!document.title.trim()) found.push("no title");
if (!document.querySelector("meta[name=viewport]")) found.push("no viewport");
if (all("h1").length !== 1) found.push(`${all("h1").length} h1`);
if (all("main").length !== 1) found.push(`${all("main").length} main`);
if (!all("body > header").length) found.push("no header");
const landmarks = "header, nav, main, footer, aside, script, style, a[href^='#']";
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const { data, parentElement } = walk.currentNode;
  if (data.trim() && shown(parentElement) && !parentElement.closest(landmarks))
    found.push(`outside of landmarks: ${data.trim()}`);
}
for (const e of all("img")) if (!e.hasAttribute("alt")) found.push(`img without alt: ${e.src}`);
for (const e of all("img")) if (e.complete && !e.naturalWidth) found.push(`broken img: ${e.src}`);
for (const e of all("a[href], button, summary")) if (!name(e)) found.push(`no name: ${e.outerHTML}`);
for (const e of all("input, select, textarea"))
  if (e.type !== "hidden" && !labelled(e) && !(e.labels || []).length)
    found.push(`no label: ${e.outerHTML}`);
const ids = all("[id]").map((e) => e.id);
for (const id of new Set(ids))
  if (ids.filter((each) => each === id).length > 1) found.push(`id twice: ${id}`);
let last = 0;
for (const e of all("h1, h2, h3, h4, h5, h6").filter(shown)) {
  const level = Number(e.tagName[1]);
  if (level > last + 1) found.push(`h${last} before ${e.tagName}: ${e.textContent.trim()}`);
  last = level;
}
return found;
