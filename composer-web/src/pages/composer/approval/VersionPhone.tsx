import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import * as calls from "../../../api/templates";
import type { Channel, Preview } from "../../../api/types";
import type { CardDocument } from "../../../document/card";
import { validate } from "../../../document/validate";
import { mmsShown, rcsShown, smsShown } from "../../../phones/shownOf";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { PreviewPhone } from "../preview/PreviewPhone";
import classes from "./Approval.module.css";

const shownBy = { rcs: rcsShown, mms: mmsShown, sms: smsShown };

/** One version on a phone, as the server derives it. */
export function VersionPhone({
  title,
  card,
  channel = "rcs",
}: {
  title: string;
  card: CardDocument;
  channel?: Channel;
}) {
  const { t } = useTranslation("approvals");
  const { t: composer } = useTranslation("composer");
  const whole = validate(card).length === 0;
  const preview = useQuery<Preview>({
    queryKey: ["version-preview", card],
    queryFn: () => calls.preview({ card, locale: card.locale }),
    enabled: whole,
  });
  const shown = preview.data && shownBy[channel](preview.data);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {shown && <PreviewPhone name={title} channel={channel} shown={shown} look="android" />}
      {preview.data && !shown && <p className={classes.none}>{t("unshown")}</p>}
      {!whole && <p className={classes.none}>{composer("preview.unfinished")}</p>}
      {preview.isError && <ProblemNotice error={preview.error} />}
    </section>
  );
}
