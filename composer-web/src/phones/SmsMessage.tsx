import { useTranslation } from "react-i18next";
import { Linked } from "./Linked";
import phone from "./Phone.module.css";
import { pieces } from "./pieces";
import classes from "./Sms.module.css";
import type { ShownSms } from "./shown";

/** The bubble as the phone joins it; with `borders`, where one segment ends and the next begins. */
export function SmsMessage({ shown, borders }: { shown: ShownSms; borders: boolean }) {
  const { t } = useTranslation();
  const all = pieces(shown.segments);
  const cut = borders && shown.total > 1;
  return (
    <div className={phone.bubble} data-testid="sms">
      {shown.segments.map((segment, index) => {
        const mine = all.filter((piece) => piece.segment === index);
        return cut ? (
          <span key={index} className={classes.segment} data-testid="segment">
            <Linked pieces={mine} underlined={shown.forced} />
            <span className={classes.border} title={t("phone.segment", { number: index + 1 })}>
              {index + 1}
            </span>
          </span>
        ) : (
          <Linked key={`${index}${segment}`} pieces={mine} underlined={shown.forced} />
        );
      })}
    </div>
  );
}
