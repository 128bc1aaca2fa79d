"use strict";

// Narrows the catalogue to the providers whose name, key or description holds every typed word.
// Without this script all of them are there, and the box is not.
(() => {
  const box = document.querySelector("[data-filter]");
  const input = document.getElementById("filter");
  const count = document.querySelector("[data-filter-count]");
  const none = document.querySelector("[data-filter-none]");
  const entries = Array.from(document.querySelectorAll("[data-name]"), (element) => ({
    element,
    text: fold(element.dataset.name),
  }));
  if (!box || !input || entries.length < 2) {
    return;
  }

  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function narrow() {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { element, text } of entries) {
      element.hidden = !words.every((word) => text.includes(word));
      shown += element.hidden ? 0 : 1;
    }
    none.hidden = shown > 0;
    count.textContent = words.length ? `${shown} of ${entries.length}` : "";
  }

  input.addEventListener("input", narrow);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      input.value = "";
      narrow();
    }
  });
  box.hidden = false;
  narrow();
})();
