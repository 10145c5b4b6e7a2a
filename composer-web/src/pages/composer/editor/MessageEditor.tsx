import { useTranslation } from "react-i18next";
import { cardsOf } from "../../../document/card";
import { limits, maxLength } from "../../../document/schema";
import { useOfCard, usePerform } from "../bench";
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
  const { kind, orientation, width } = useOfCard((card) => ({
    kind: card.kind,
    orientation: card.orientation ?? "vertical",
    width: card.width ?? "medium",
  }));
  const count = useOfCard((card) => cardsOf(card).length);
  const perform = usePerform();
  return (
    <div className={classes.form} data-testid="message-editor">
      <h2>{t("message.title")}</h2>
      <Choice
        label={t("kind.label")}
        value={kind}
        options={kinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
        hint={t(`kind.${kind}_means`)}
        onChange={(to) => perform({ do: "message", set: { kind: to } })}
      />
      {count === 1 && (
        <Choice
          label={t("shape.orientation")}
          value={orientation}
          options={orientations.map((one) => ({ value: one, label: t(`shape.${one}`) }))}
          onChange={(to) => perform({ do: "message", set: { orientation: to } })}
        />
      )}
      {count > 1 && (
        <Choice
          label={t("shape.width")}
          value={width}
          options={widths.map((one) => ({ value: one, label: t(`shape.${one}`) }))}
          hint={width === "small" ? t("shape.small_means") : undefined}
          onChange={(to) => perform({ do: "message", set: { width: to } })}
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
