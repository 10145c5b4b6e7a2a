import { useTranslation } from "react-i18next";
import type { ExplanationLine } from "../../api/types";
import { At } from "../../shell/At";
import { Icon, type IconName } from "../../shell/Icon";
import { type Entry, folded } from "./folded";
import classes from "./Timeline.module.css";

const signs: Record<ExplanationLine["tone"], IconName> = {
  neutral: "dot",
  good: "check",
  bad: "cross",
};

/** Every decision and happening in words, oldest first; the code and its parameters one press away. */
export function Timeline({ lines }: { lines: ExplanationLine[] }) {
  return (
    <ol className={classes.timeline} data-testid="timeline">
      {folded(lines).map(({ first, rest }, index) => (
        <li key={index} data-testid="timeline-line" data-code={first.code}>
          <span className={classes.sign} data-tone={first.tone}>
            <Icon name={signs[first.tone]} size={14} />
          </span>
          {rest.length === 0 ? <Single line={first} /> : <Many first={first} rest={rest} />}
          <span className={classes.time}>
            <At time={first.at} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function Single({ line }: { line: ExplanationLine }) {
  const { t } = useTranslation();
  return (
    <details className={classes.words}>
      <summary>{line.sentence}</summary>
      <dl>
        <Detail name={t("message.code")} value={line.code} />
        {Object.entries(line.params ?? {}).map(([name, value]) => (
          <Detail key={name} name={name} value={value} />
        ))}
      </dl>
    </details>
  );
}

function Many({ first, rest }: Entry) {
  const { t } = useTranslation();
  return (
    <details className={classes.words}>
      <summary>{t("message.changes", { count: rest.length + 1 })}</summary>
      <ul>
        {[first, ...rest].map((line, index) => (
          <li key={index}>{line.sentence}</li>
        ))}
      </ul>
    </details>
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
