import { type ComponentType, useEffect, useState } from "react";
import { PartMissing } from "../api/problem";
import { ProblemNotice } from "./ProblemNotice";

/** @property ready loads the part, so that it is whole the moment that it is shown; it never fails */
type Later<Props> = ComponentType<Props> & { ready: () => Promise<void> };

/** A part of a page that is loaded when it is shown first. Where that fails, a notice says so: only a new page has its new name. */
export function later<Name extends string, Props extends object>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
): Later<Props> {
  let Part: ComponentType<Props> | undefined;
  const get = async () => {
    Part = (await load())[name];
  };
  function Shown(props: Props) {
    const [error, setError] = useState<PartMissing>();
    const [, setWhole] = useState(Part !== undefined);
    useEffect(() => {
      if (Part) return;
      get().then(
        () => setWhole(true),
        (cause) => setError(new PartMissing(cause)),
      );
    }, []);
    if (error !== undefined) return <ProblemNotice error={error} />;
    return Part ? <Part {...props} /> : null;
  }
  return Object.assign(Shown, { ready: () => get().catch(() => undefined) });
}
