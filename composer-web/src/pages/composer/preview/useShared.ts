import { replaceEqualDeep } from "@tanstack/react-query";
import { useRef } from "react";

/** The value, made of the parts of the one before where they say the same: who draws them by identity draws what is new alone. */
export function useShared<T>(value: T): T {
  const before = useRef<T>(undefined);
  before.current = replaceEqualDeep(before.current, value);
  return before.current;
}
