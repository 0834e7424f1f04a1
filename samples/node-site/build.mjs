// Makes a page of each text in pages/, and one that lists them, in out/.
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { escape, page, title } from "./text.mjs";

const site = process.argv[2];
await mkdir("out");
const names = (await readdir("pages")).filter((name) => name.endsWith(".txt")).sort();
const links = [];
for (const name of names) {
  const text = await readFile(`pages/${name}`, "utf8");
  const file = name.replace(/\.txt$/, ".html");
  await writeFile(`out/${file}`, page(`${title(text)} – ${site}`, text));
  links.push(`<li><a href="${file}">${escape(title(text))}</a>`);
}
await writeFile("out/index.html", page(site, site, `<ul>\n${links.join("\n")}\n</ul>\n`));
console.log(`${names.length} pages`);
