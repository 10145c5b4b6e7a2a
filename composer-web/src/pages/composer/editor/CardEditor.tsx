import { memo } from "react";
import { useTranslation } from "react-i18next";
import { pointer } from "../../../document/json";
import { limits, maxLength } from "../../../document/schema";
import { useProblemsAt } from "../bench";
import { useSentence } from "../useSentence";
import { ButtonList } from "./ButtonList";
import classes from "./Editor.module.css";
import { PictureField } from "./PictureField";
import { TextField } from "./TextField";

export const CardEditor = memo(function CardEditor({ id, index }: { id: string; index: number }) {
  const { t } = useTranslation("composer");
  const say = useSentence();
  const empty = useProblemsAt(pointer(["cards", index]));
  return (
    <div className={classes.form} data-testid="card-editor" data-id={id}>
      <h2>{t("card.number", { number: index + 1 })}</h2>
      {empty.map((problem) => (
        <p key={problem.code} className={classes.problem} role="alert">
          {say(problem)}
        </p>
      ))}
      <PictureField card={id} index={index} />
      <TextField
        field={{ of: "card", card: id, name: "title" }}
        label={t("field.title")}
        limit={maxLength("title")}
        line
        strong
        testId="field-title"
      />
      <TextField
        field={{ of: "card", card: id, name: "text" }}
        label={t("field.text")}
        limit={maxLength("body")}
        testId="field-text"
      />
      <ButtonList at={{ card: id }} title={t("button.title")} add={t("button.add")} most={limits.buttons} />
    </div>
  );
});
