// Text and pages. A text's first line is its title; an empty line begins a paragraph.
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escape = (text) => text.replace(/[&<>"]/g, (character) => ESCAPES[character]);

export const title = (text) => text.trim().split("\n", 1)[0];

export function page(name, text, more = "") {
  const [, ...paragraphs] = text.trim().split(/\n\s*\n/);
  const body = paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>\n`).join("");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escape(name)}</title>
<h1>${escape(title(text))}</h1>
${body}${more}</html>
`;
}
