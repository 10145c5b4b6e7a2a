import { expect, test } from "vitest";
import { parse } from "./live";
import { asProblem, errorOf, ProblemError, retryAfterMs, Unreachable, willPass } from "./problem";

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

test("who is busy or silent is worth another try, a refusal is not", () => {
  const answered = (status: number) => willPass(new ProblemError({ status, title: "" }));
  expect([429, 500, 502, 503].every(answered)).toBe(true);
  expect([400, 401, 403, 409, 412, 422].some(answered)).toBe(false);
  expect(willPass(new Unreachable("no answer"))).toBe(true);
});

test("Retry-After is read as seconds and as a date", () => {
  const now = Date.parse("2026-11-29T06:00:00Z");
  expect(retryAfterMs("120", now)).toBe(120_000);
  expect(retryAfterMs("Sun, 29 Nov 2026 06:00:30 GMT", now)).toBe(30_000);
  expect(retryAfterMs("Sun, 29 Nov 2026 05:00:00 GMT", now)).toBe(0);
  expect([retryAfterMs(null, now), retryAfterMs("soon", now)]).toEqual([undefined, undefined]);
});

test("an event that cannot be read is left out", () => {
  expect(parse("{")).toBeUndefined();
  expect(parse("null")).toBeUndefined();
  expect(parse('{"kind":"read"}')).toBeUndefined();
  expect(parse('{"message":"msg_1","kind":"read"}')).toEqual({ message: "msg_1" });
});
