import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Loss } from "../../../api/types";
import { placeIn } from "../../../document/json";
import { bytes as sized } from "../../../i18n/format";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { useMay, useOfCard } from "../bench";
import { usePlaceName } from "../usePlaceName";
import { Bar } from "./Facts";
import classes from "./Preview.module.css";
import { type FormName, mendable, type Unfit } from "./unfit";
import { useMakeFit } from "./useMakeFit";
import { useLimit, usePreviewing } from "./usePreview";

export type View = "android" | "ios" | "mms" | "sms" | "page";

type Props = {
  view: View;
  changed: number;
  form?: FormName;
  unfit?: Unfit | undefined;
  losses?: Loss[];
  phone: ReactNode;
  children?: ReactNode;
};

/** One phone, what it costs, and what it does not show. It glows once when its message has changed. */
export function Tile({ view, changed, form, unfit, losses = [], phone, children }: Props) {
  const { t } = useTranslation("composer");
  const may = useMay();
  const title = t(`preview.${view}`);
  return (
    <section className={classes.tile} aria-label={title} data-testid="preview" data-of={view}>
      <h3>{title}</h3>
      <div className={classes.frame}>
        {changed > 0 && <i key={changed} className={classes.glow} aria-hidden data-testid="glow" />}
        {unfit ? (
          <div className={classes.unfit} role="alert">
            <Icon name="stop" size={24} />
            <strong>{t("preview.unfit")}</strong>
            <p>
              <Why unfit={unfit} />
            </p>
            <Over unfit={unfit} />
            {form && may && mendable(unfit) && <MakeFit form={form} />}
          </div>
        ) : (
          phone
        )}
      </div>
      <div className={classes.facts}>
        {children}
        {losses.length > 0 && (
          <details className={classes.losses} open={losses.length <= 2}>
            <summary>{t("preview.losses", { count: losses.length })}</summary>
            <ul>
              {losses.map(({ code, sentence }, index) => (
                <li key={`${code}${index}`}>{sentence}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </section>
  );
}

/** The server names a field by its place in what it was shown, the editor by its words and where it stands. */
function Why({ unfit: { sentence, params } }: { unfit: Unfit }) {
  const placeName = usePlaceName();
  const judged = usePreviewing((previewing) => previewing.judged);
  const place = useOfCard((card) => placeIn(card, judged, params?.field ?? ""));
  if (!params?.field) return sentence;
  const { where, field } = placeName(place);
  return sentence.replace(params.field, [where, field].filter(Boolean).join(" "));
}

/** By how much it is over. */
function Over({ unfit: { code, params = {} } }: { unfit: Unfit }) {
  const { t, i18n } = useTranslation("composer");
  const least = useLimit()("mms.media-bytes-min") ?? 0;
  const size = (bytes: number) => sized(bytes, i18n.language);
  const count = (name: string) => Number(params[name]);
  switch (code) {
    case "too-long":
      return over(count("length"), count("max"), (many) => t("over.characters", { count: many }));
    case "too-many-segments":
      return over(count("segments"), count("max"), (many) => t("over.segments", { count: many }));
    case "message-too-large":
      return over(count("bytes"), count("limit"), size);
    case "no-room-for-media":
      return over(count("overhead") + count("pictures") * least, count("limit"), size);
    default:
      return null;
  }
  function over(used: number, limit: number, say: (count: number) => string) {
    const label = t("over.ofLimit", { used: say(used), limit: say(limit), over: say(used - limit) });
    return <Bar used={used} limit={limit} label={label} />;
  }
}

function MakeFit({ form }: { form: FormName }) {
  const { t } = useTranslation("composer");
  const doing = useMutation({ mutationFn: useMakeFit(form) });
  return (
    <>
      <Button size="xs" loading={doing.isPending} onClick={() => doing.mutate()} data-testid="make-fit">
        {t("preview.makeFit")}
      </Button>
      {doing.isError && <ProblemNotice error={doing.error} />}
    </>
  );
}
