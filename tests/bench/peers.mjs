// Builds a page for each guide with Markdoc or with MDX: `node peers.mjs markdoc FILES PAGES LAYOUT`.
//
// The guides are all `.md` files of a folder, the pages go to a folder of their own each. What a peer
// refuses gets no page: how many that are is the one line on stdout.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const [peer, files, pages, layout] = process.argv.slice(2);
const page = readFileSync(layout, "utf-8");

async function markdoc() {
  const { default: Markdoc } = await import("@markdoc/markdoc");
  return (text) => Markdoc.renderers.html(Markdoc.transform(Markdoc.parse(text)));
}

async function mdx() {
  const [{ evaluate }, runtime, { renderToStaticMarkup }, frontmatter, gfm] = await Promise.all([
    import("@mdx-js/mdx"),
    import("react/jsx-runtime"),
    import("react-dom/server"),
    import("remark-frontmatter"),
    import("remark-gfm"),
  ]);
  const remarkPlugins = [frontmatter.default, gfm.default];
  const shown = ({ children }) => children;
  return async (text) => {
    const names = [...text.matchAll(/<([A-Z]\w*)/g)].map(([, name]) => name);
    const components = Object.fromEntries(names.map((name) => [name, shown]));
    const { default: Content } = await evaluate(text, { ...runtime, remarkPlugins });
    return renderToStaticMarkup(runtime.jsx(Content, { components }));
  };
}

const render = await { markdoc, mdx }[peer]();
let refused = 0;
for (const name of readdirSync(files)) {
  const title = name.slice(0, -".md".length);
  try {
    const html = await render(readFileSync(`${files}/${name}`, "utf-8"));
    mkdirSync(`${pages}/${title}`, { recursive: true });
    const whole = page.replaceAll("{{ title }}", title).replace("{{ content }}", () => html);
    writeFileSync(`${pages}/${title}/index.html`, whole);
  } catch {
    refused += 1;
  }
}
console.log(refused);
