import { useTranslation } from "react-i18next";
import { cardsOf } from "../../../document/card";
import { limits, maxLength } from "../../../document/schema";
import { useCard, usePerform } from "../bench";
import { ButtonList } from "./ButtonList";
import { Choice } from "./Choice";
import classes from "./Editor.module.css";
import { TextField } from "./TextField";
import { VariableList } from "./VariableList";

const kinds = ["promotional", "service", "otp"] as const;
const orientations = ["vertical", "horizontalLeft", "horizontalRight"] as const;
const widths = ["small", "medium"] as const;

/** What holds for the whole message: its kind, shape, first words, chips, variables and the words of single channels. */
export function MessageEditor() {
  const { t } = useTranslation("composer");
  const card = useCard();
  const perform = usePerform();
  const count = cardsOf(card).length;
  return (
    <div className={classes.form} data-testid="message-editor">
      <h2>{t("message.title")}</h2>
      <Choice
        label={t("kind.label")}
        value={card.kind}
        options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        hint={t(`kind.${card.kind}_means`)}
        onChange={(kind) => perform({ do: "message", set: { kind } })}
      />
      {count === 1 && (
        <Choice
          label={t("shape.orientation")}
          value={card.orientation ?? "vertical"}
          options={orientations.map((one) => ({ value: one, label: t(`shape.${one}`) }))}
          onChange={(orientation) => perform({ do: "message", set: { orientation } })}
        />
      )}
      {count > 1 && (
        <Choice
          label={t("shape.width")}
          value={card.width ?? "medium"}
          options={widths.map((one) => ({ value: one, label: t(`shape.${one}`) }))}
          hint={card.width === "small" ? t("shape.small_means") : undefined}
          onChange={(width) => perform({ do: "message", set: { width } })}
        />
      )}
      <TextField
        field={{ of: "message", name: "text" }}
        label={t("field.message")}
        hint={t(count > 0 ? "field.message_means" : "field.message_alone")}
        limit={maxLength("message")}
        testId="field-message"
      />
      <TextField
        field={{ of: "message", name: "subject" }}
        label={t("field.subject")}
        limit={maxLength("subject")}
        line
        testId="field-subject"
      />
      <ButtonList
        at="chips"
        title={t("chips.title")}
        hint={t("chips.means")}
        add={t("chips.add")}
        most={limits.chips}
      />
      <VariableList />
      <TextField
        field={{ of: "sms" }}
        label={t("field.sms")}
        hint={t("field.sms_means")}
        limit={maxLength("message")}
        testId="field-sms"
      />
    </div>
  );
}
