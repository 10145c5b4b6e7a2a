import { useTranslation } from "react-i18next";
import type { ExplainLine } from "../../api/types";
import { dateTime, shortTime } from "../../i18n/format";
import { Icon, type IconName } from "../../shell/Icon";
import { useNow } from "../../shell/useNow";
import classes from "./Timeline.module.css";

const signs: Record<ExplainLine["tone"], IconName> = {
  neutral: "dot",
  good: "check",
  bad: "cross",
  wait: "wait",
};

/** Every decision and happening in words, oldest first; the code and its parameters one press away. */
export function Timeline({ lines }: { lines: ExplainLine[] }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  return (
    <ol className={classes.timeline} data-testid="timeline">
      {lines.map((line, index) => (
        <li key={index} data-testid="timeline-line" data-code={line.code}>
          <span className={classes.sign} data-tone={line.tone}>
            <Icon name={signs[line.tone]} size={14} />
          </span>
          <div className={classes.words}>
            <p>{line.text}</p>
            <details className={classes.details}>
              <summary>{t("message.details")}</summary>
              <dl>
                <dt>{t("message.code")}</dt>
                <dd>{line.code}</dd>
                {Object.entries(line.details ?? {}).map(([name, value]) => (
                  <Detail key={name} name={name} value={value} />
                ))}
              </dl>
            </details>
          </div>
          <time className={classes.time} dateTime={line.at} title={dateTime(line.at, i18n.language)}>
            {shortTime(line.at, i18n.language, now)}
          </time>
        </li>
      ))}
    </ol>
  );
}

function Detail({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
