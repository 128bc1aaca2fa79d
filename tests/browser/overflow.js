const wide = innerWidth, found = [];
const clipped = (e) => {
  for (let a = e.parentElement; a; a = a.parentElement)
    if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(a).overflowX)) return true;
  return false;
};
for (const e of document.body.querySelectorAll("*")) {
  const box = e.getBoundingClientRect();
  if (box.width > 0 && box.right > wide + 1 && !clipped(e))
    found.push(`${e.tagName.toLowerCase()}.${e.className} ends at ${Math.round(box.right)}`);
}
const whole = document.documentElement.scrollWidth;
if (whole > wide) found.unshift(`the page is ${whole} wide`);
return found;
