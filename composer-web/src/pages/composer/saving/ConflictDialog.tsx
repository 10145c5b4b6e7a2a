import "../../../shell/dialog.css";
import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { cardsOf } from "../../../document/card";
import { useBench, useCard } from "../bench";
import { Choice } from "../editor/Choice";
import { useNames } from "../useNames";
import classes from "./Conflict.module.css";
import type { Conflict } from "./saver";

/** Two people changed the same part: each part is decided, and nothing that either wrote goes without being asked about. */
export function ConflictDialog({ conflict: { theirs, clashes } }: { conflict: Conflict }) {
  const { t } = useTranslation("composer");
  const { saver } = useBench();
  const card = useCard();
  const who = useNames()(theirs.savedBy);
  const [take, setTake] = useState<readonly string[]>([]);
  const nameOf = (part: string, id: string | undefined) => {
    if (id === undefined) return part === "name" ? t("bar.name") : t("conflict.message");
    const index = cardsOf(card).findIndex((one) => one.id === id);
    return t("card.number", { number: index < 0 ? id : index + 1 });
  };
  const choose = (part: string, whose: "mine" | "theirs") =>
    setTake(whose === "theirs" ? [...take, part] : take.filter((one) => one !== part));
  return (
    <Modal
      opened
      centered
      size="lg"
      title={t("conflict.title")}
      closeButtonProps={{ "aria-label": t("close") }}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      onClose={() => undefined}
    >
      <div className={classes.conflict} data-testid="conflict">
        <p>
          {t("conflict.text", { version: theirs.version })} {who && t("conflict.by", { name: who })}
        </p>
        {clashes.map(({ part, card: id, mine, theirs: other }) => (
          <section key={part} className={classes.part} data-testid="clash">
            <Choice
              label={nameOf(part, id)}
              value={take.includes(part) ? "theirs" : "mine"}
              options={[
                { value: "mine", label: t("conflict.mine") },
                { value: "theirs", label: t("conflict.theirs") },
              ]}
              onChange={(whose) => choose(part, whose)}
            />
            <div className={classes.both}>
              <blockquote data-on={!take.includes(part)}>
                {mine === undefined ? t("conflict.removed") : gist(mine, other)}
              </blockquote>
              <blockquote data-on={take.includes(part)}>
                {other === undefined ? t("conflict.removed") : gist(other, mine)}
              </blockquote>
            </div>
          </section>
        ))}
        <Button onClick={() => saver.settle(take)} data-testid="settle">
          {t("conflict.settle")}
        </Button>
      </div>
    </Modal>
  );
}

/** What people would read of a part and does not stand in the other; all of it where only more than words differs. */
function gist(value: unknown, other: unknown): string {
  const [mine, theirs] = [wordsIn(value), wordsIn(other)];
  const own = mine.filter((text) => !theirs.includes(text));
  return (own.length > 0 ? own : mine).join(" · ");
}

const said = new Set(["title", "text", "label", "alt", "subject", "url", "postback"]);

function wordsIn(value: unknown, name?: string): string[] {
  if (typeof value === "string") return name === undefined || said.has(name) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => wordsIn(inner, Array.isArray(value) ? name : key));
}
