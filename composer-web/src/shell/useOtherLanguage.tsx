import { useState } from "react";
import { currentLanguage, languages, speak } from "../i18n";
import classes from "./Notice.module.css";
import { ProblemNotice } from "./ProblemNotice";

/** The language that the page does not speak, the way to it, and the notice where its words did not come. */
export function useOtherLanguage() {
  const [failed, setFailed] = useState<unknown>();
  const other = currentLanguage() === "en" ? "zh-CN" : "en";
  return {
    other,
    name: languages[other],
    change: () => void speak(other).then(() => setFailed(undefined), setFailed),
    notice: failed !== undefined && (
      <div className={classes.over}>
        <ProblemNotice error={failed} />
      </div>
    ),
  } as const;
}
