import { useTranslation } from "react-i18next";
import type { ExplanationLine } from "../../api/types";
import { At } from "../../shell/At";
import { Icon, type IconName } from "../../shell/Icon";
import classes from "./Timeline.module.css";

const signs: Record<ExplanationLine["tone"], IconName> = {
  neutral: "dot",
  good: "check",
  bad: "cross",
};

/** Every decision and happening in words, oldest first; the code and its parameters one press away. */
export function Timeline({ lines }: { lines: ExplanationLine[] }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.timeline} data-testid="timeline">
      {lines.map((line, index) => (
        <li key={index} data-testid="timeline-line" data-code={line.code}>
          <span className={classes.sign} data-tone={line.tone}>
            <Icon name={signs[line.tone]} size={14} />
          </span>
          <details className={classes.words}>
            <summary>{line.sentence}</summary>
            <dl>
              <Detail name={t("message.code")} value={line.code} />
              {Object.entries(line.params ?? {}).map(([name, value]) => (
                <Detail key={name} name={name} value={value} />
              ))}
            </dl>
          </details>
          <span className={classes.time}>
            <At time={line.at} />
          </span>
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
