import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { cardsOf } from "../../../document/card";
import { useBench, useCard } from "../composer";
import { Choice } from "../editor/Choice";
import classes from "./Conflict.module.css";
import type { Conflict } from "./saver";

/** Two people changed the same part: each part is decided, and nothing that either wrote goes without being asked about. */
export function ConflictDialog() {
  const { saver } = useBench();
  const conflict = useStore(saver.saving, (saving) => saving.conflict);
  return conflict ? <Ask key={conflict.theirs.etag} conflict={conflict} /> : null;
}

function Ask({ conflict: { theirs, clashes } }: { conflict: Conflict }) {
  const { t } = useTranslation("composer");
  const { saver } = useBench();
  const card = useCard();
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
        <p>{t("conflict.text", { version: theirs.version })}</p>
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
              <blockquote data-on={!take.includes(part)}>{gist(mine) || t("conflict.removed")}</blockquote>
              <blockquote data-on={take.includes(part)}>{gist(other) || t("conflict.removed")}</blockquote>
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

const said = new Set(["title", "text", "label", "alt", "subject", "url", "postback"]);

/** What people would read of a part. */
function gist(value: unknown): string {
  if (typeof value === "string") return value;
  const found: string[] = [];
  const visit = (inner: unknown, name: string) => {
    if (typeof inner === "string") {
      if (said.has(name)) found.push(inner);
    } else if (typeof inner === "object" && inner !== null) {
      for (const [key, child] of Object.entries(inner)) visit(child, key);
    }
  };
  visit(value, "");
  return found.join(" · ");
}
