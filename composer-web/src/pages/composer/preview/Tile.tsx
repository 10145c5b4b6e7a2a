import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Loss } from "../../../api/types";
import { Icon } from "../../../shell/Icon";
import classes from "./Preview.module.css";

export type View = "android" | "ios" | "mms" | "sms" | "page";

type Props = {
  view: View;
  changed: number;
  unfit?: { sentence: string } | undefined;
  /** Makes it fit, where a program can. */
  mend?: (() => Promise<void>) | undefined;
  losses?: Loss[];
  phone: ReactNode;
  children?: ReactNode;
};

/** One phone, what it costs, and what it does not show. It glows once when its message has changed. */
export function Tile({ view, changed, unfit, mend, losses = [], phone, children }: Props) {
  const { t } = useTranslation("composer");
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
            <p>{unfit.sentence}</p>
            {mend && <Mend mend={mend} />}
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

function Mend({ mend }: { mend: () => Promise<void> }) {
  const { t } = useTranslation("composer");
  const doing = useMutation({ mutationFn: mend });
  return (
    <Button size="xs" loading={doing.isPending} onClick={() => doing.mutate()} data-testid="make-fit">
      {t("preview.makeFit")}
    </Button>
  );
}
