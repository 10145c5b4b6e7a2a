import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Channel } from "../../../api/types";
import { type CardDocument, localesOf } from "../../../document/card";
import { problemsOf } from "../../../document/validate";
import { languageName } from "../../../i18n/format";
import { mmsShown, rcsShown, smsShown } from "../../../phones/shownOf";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { PreviewPhone } from "../preview/PreviewPhone";
import classes from "./Approval.module.css";
import { versionPreview } from "./versionPreview";

const shownBy = { rcs: rcsShown, mms: mmsShown, sms: smsShown };

type Props = { title: string; card: CardDocument; channel?: Channel; locale?: string };

/** One version on a phone, as the server derives it; in the card's own language where none is named. */
export function VersionPhone({ title, card, channel = "rcs", locale = card.locale }: Props) {
  const { t, i18n } = useTranslation("approvals");
  const { t: composer } = useTranslation("composer");
  const preview = useQuery(versionPreview(card, locale));
  const shown = preview.data && shownBy[channel](preview.data);
  const lacking = localesOf(card).includes(locale)
    ? problemsOf(card).length > 0 && composer("preview.unfinished")
    : t("noLanguage", { language: languageName(locale, i18n.language) });
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {shown && <PreviewPhone name={title} channel={channel} shown={shown} look="android" />}
      {preview.data && !shown && <p className={classes.none}>{t("unshown")}</p>}
      {lacking && <p className={classes.none}>{lacking}</p>}
      {preview.isError && <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />}
    </section>
  );
}
