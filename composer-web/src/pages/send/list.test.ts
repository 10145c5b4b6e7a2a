import { expect, test } from "vitest";
import type { Variable } from "../../document/card";
import { added, begin, holding, NOTHING, NUMBER, numberIn, rowsOf, without, written } from "./list";

const variables: Variable[] = [{ name: "name" }, { name: "order_no", default: "–" }];

test("named columns go to the variables of that name", () => {
  const list = begin(
    [
      ["Order no", "手机号", "Name", "Shoe size"],
      ["7", "13800138000", "李雷", "41"],
    ],
    variables,
    "+86",
  );
  expect(list.header).toBe(true);
  expect(list.holds).toEqual(["order_no", NUMBER, "name", NOTHING]);
  expect(rowsOf(list)).toEqual([{ to: "+8613800138000", variables: { order_no: "7", name: "李雷" } }]);
});

test("without names the numbers are found by their look, and the rest goes in order", () => {
  const list = begin([["Ada", "+447700900001"]], variables, "");
  expect(list.header).toBe(false);
  expect(rowsOf(list)).toEqual([{ to: "+447700900001", variables: { name: "Ada" } }]);
});

test("numbers get their country as people write it", () => {
  expect(numberIn("138 0013 8000", "+86")).toBe("+8613800138000");
  expect(numberIn("8613800138000", "+86")).toBe("+8613800138000");
  expect(numberIn("07700 900001", "+44")).toBe("+447700900001");
  expect(numberIn("0044 7700 900001", "+86")).toBe("+447700900001");
  expect(numberIn("none", "+86")).toBe("none");
});

test("a thing stands in one column; what has no column may be the same for everyone", () => {
  const list = begin([["+447700900001", "Ada", "Lovelace"]], variables, "");
  expect(list.holds).toEqual([NUMBER, "name", "order_no"]);
  const moved = { ...holding(list, 2, "name"), fixed: { order_no: "9" } };
  expect(moved.holds).toEqual([NUMBER, NOTHING, "name"]);
  expect(rowsOf(moved)[0]?.variables).toEqual({ order_no: "9", name: "Lovelace" });
});

test("cells are changed, rows dropped and added without touching the names", () => {
  const list = begin([["to", "name"], ["+447700900001", "Ada"], ["wrong"]], variables, "");
  expect(rowsOf(written(list, 1, 1, "Ben"))[1]).toEqual({ to: "wrong", variables: { name: "Ben" } });
  expect(rowsOf(without(list, new Set([1])))).toHaveLength(1);
  const more = added(list, [
    ["to", "name"],
    ["+447700900002", "Cleo"],
  ]);
  expect(rowsOf(more).map(({ to }) => to)).toEqual(["+447700900001", "wrong", "+447700900002"]);
});
