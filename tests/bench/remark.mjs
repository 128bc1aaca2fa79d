// Parses files with remark as MDX does: a line on stdin is a round, a line on stdout its times.
//
// The first line names the files. Each answer is a JSON list with a time in milliseconds for each
// file, null for one that remark refuses.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";

const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm)
  .use(remarkMdx)
  .freeze();

function time(text) {
  const start = performance.now();
  try {
    parser.parse(text);
  } catch {
    return null;
  }
  return performance.now() - start;
}

let texts;
for await (const line of createInterface({ input: process.stdin })) {
  if (texts === undefined) {
    texts = JSON.parse(line).map((path) => readFileSync(path, "utf-8"));
    console.log(JSON.stringify(process.version));
  } else {
    console.log(JSON.stringify(texts.map(time)));
  }
}
