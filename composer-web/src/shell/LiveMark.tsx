import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { live } from "../api/live";
import classes from "./Shell.module.css";

/** Whether what is on the page follows by itself. */
export function LiveMark() {
  const { t } = useTranslation();
  const state = live((now) => now.state);
  return (
    <Tooltip label={t(`live.${state}_hint`)} multiline maw={260}>
      <span className={classes.live} data-state={state} data-testid="live" role="status">
        <i aria-hidden />
        {t(`live.${state}`)}
      </span>
    </Tooltip>
  );
}
