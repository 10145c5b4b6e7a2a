import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { OptOut } from "../../../api/types";
import { phoneNumber } from "../../../i18n/format";
import { At } from "../../../shell/At";
import classes from "../Table.module.css";

type Props = { optOut: OptOut; sender: string | undefined; onLeave: (() => void) | undefined };

/** One number, and how it came to be on the list: by which word, or for what reason. */
export function OptOutRow({ optOut, sender, onLeave }: Props) {
  const { t } = useTranslation("settings");
  const { t: shell } = useTranslation();
  const number = phoneNumber(optOut.number);
  const said = optOut.word ?? optOut.note;
  return (
    <tr data-testid="opt-out">
      <td className={`${classes.short} ${classes.strong}`}>{number}</td>
      <td data-label={t("optOuts.source")}>
        <span>
          {t(`source.${optOut.source}`)}
          {said && <span className={classes.dim}> · {said}</span>}
        </span>
      </td>
      <td data-label={t("optOuts.channel")}>{optOut.channel ? shell(`channel.${optOut.channel}`) : "–"}</td>
      <td data-label={t("optOuts.from")}>
        {optOut.sender ? (sender ?? <code>{optOut.sender}</code>) : t("optOuts.whole")}
      </td>
      <td className={classes.short} data-label={t("optOuts.at")}>
        <At time={optOut.at} />
      </td>
      {onLeave && (
        <td className={classes.deed}>
          <Button
            variant="default"
            size="compact-md"
            onClick={onLeave}
            aria-label={t("optOuts.takeBackOf", { number })}
            data-testid="take-back"
          >
            {t("optOuts.takeBack")}
          </Button>
        </td>
      )}
    </tr>
  );
}
