import assert from "node:assert";
import { test } from "node:test";
import { page, title } from "../text.mjs";

test("the first line is the title", () => {
  assert.equal(title("Tides & winds\n\nBoth."), "Tides & winds");
});

test("what follows are paragraphs", () => {
  assert.match(page("x", "Tides\n\nHigh <b>\n\nLow"), /<p>High &lt;b&gt;<\/p>\n<p>Low<\/p>/);
});
