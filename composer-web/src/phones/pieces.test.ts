import { expect, test } from "vitest";
import { pieces } from "./pieces";

test("a text without links is one piece a segment", () => {
  expect(pieces(["Hello ", "world"])).toEqual([
    { segment: 0, text: "Hello " },
    { segment: 1, text: "world" },
  ]);
});

test("a link that crosses a border keeps its whole address on both sides", () => {
  const found = pieces(["【山茶】看卡片 https://s.exa", "mple/Ab12 回T退订"]);
  expect(found.filter((piece) => piece.href).map((piece) => [piece.segment, piece.text, piece.href])).toEqual(
    [
      [0, "https://s.exa", "https://s.example/Ab12"],
      [1, "mple/Ab12", "https://s.example/Ab12"],
    ],
  );
});

test("a full stop after a link is not part of it", () => {
  expect(pieces(["See https://s.example/x."]).at(-1)).toEqual({ segment: 0, text: "." });
});

test("no character is lost or doubled, wherever the borders fall", () => {
  let state = 20261121;
  const next = (limit: number) => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
  const words = ["你好", " ", "https://s.example/a?b=1", "👍🏽", "x", ".", "T退订", "http://b.example"];
  for (let round = 0; round < 300; round++) {
    const segments = Array.from({ length: 1 + next(4) }, () =>
      Array.from({ length: next(5) }, () => words[next(words.length)]).join(""),
    );
    const joined = segments.map((_, segment) =>
      pieces(segments)
        .filter((piece) => piece.segment === segment)
        .map((piece) => piece.text)
        .join(""),
    );
    expect(joined).toEqual(segments);
  }
});
