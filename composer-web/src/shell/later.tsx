import { type ComponentType, useCallback, useEffect, useState } from "react";
import { Unreachable } from "../api/problem";
import { ProblemNotice } from "./ProblemNotice";

/** @property ready loads the part, so that it is whole the moment that it is shown; it never fails */
type Later<Props> = ComponentType<Props> & { ready: () => Promise<void> };

/** A part of a page that is loaded when it is shown first. Where that fails, a notice says so and tries again. */
export function later<Name extends string, Props extends object>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
): Later<Props> {
  let Part: ComponentType<Props> | undefined;
  const get = async () => {
    Part = (await load())[name];
  };
  function Shown(props: Props) {
    const [error, setError] = useState<unknown>();
    const [, setWhole] = useState(Part !== undefined);
    const begin = useCallback(() => {
      setError(undefined);
      get().then(
        () => setWhole(true),
        () => setError(new Unreachable("a part of the page did not come")),
      );
    }, []);
    useEffect(() => {
      if (!Part) begin();
    }, [begin]);
    if (error !== undefined) return <ProblemNotice error={error} onRetry={begin} />;
    return Part ? <Part {...props} /> : null;
  }
  return Object.assign(Shown, { ready: () => get().catch(() => undefined) });
}
