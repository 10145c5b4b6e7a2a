import { expect, test } from "vitest";
import { parse } from "./live";
import { asProblem, errorOf } from "./problem";

test("every error of a problem is found by the pointer of its field", () => {
  const errors = [
    { pointer: "/card/cards/0/title", code: "too-long", detail: "201 characters; at most 200" },
  ];
  const problem = asProblem(422, { title: "One field needs a change", status: 422, errors });
  expect(errorOf(problem, "/card/cards/0/title")).toBe("201 characters; at most 200");
  expect(errorOf(problem, "/to")).toBeUndefined();
});

test("a page of a proxy instead of a problem keeps its status and breaks nothing", () => {
  for (const body of [undefined, "<html>", [], { errors: "many" }, { errors: [null, { pointer: 3 }] }]) {
    expect(asProblem(502, body)).toEqual({ status: 502, title: "", errors: [] });
  }
});

test("an event that cannot be read is left out", () => {
  expect(parse("{")).toBeUndefined();
  expect(parse("null")).toBeUndefined();
  expect(parse('{"kind":"read"}')).toBeUndefined();
  expect(parse('{"message":"msg_1","kind":"read"}')).toEqual({ message: "msg_1" });
});
