import { Loader } from "@mantine/core";
import { useEffect, useState } from "react";
import classes from "./Notice.module.css";

export const SHOW_AFTER_MS = 300;
export const SAY_AFTER_MS = 3000;

/** Nothing for a short wait, progress after 300 ms, and after 3 s the words for what is being done. */
export function Waiting({ what }: { what: string }) {
  const [phase, setPhase] = useState<"quiet" | "turning" | "saying">("quiet");
  useEffect(() => {
    const turn = setTimeout(() => setPhase("turning"), SHOW_AFTER_MS);
    const say = setTimeout(() => setPhase("saying"), SAY_AFTER_MS);
    return () => {
      clearTimeout(turn);
      clearTimeout(say);
    };
  }, []);
  return (
    <div className={classes.waiting} role="status" aria-label={what}>
      {phase !== "quiet" && <Loader size="sm" aria-hidden />}
      {phase === "saying" && <span>{what} …</span>}
    </div>
  );
}
