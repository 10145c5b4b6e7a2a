import { Tooltip } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useMay } from "../../api/roles";
import { Icon, type IconName } from "../../shell/Icon";
import { later } from "../../shell/later";
import { ApprovalState } from "./approval/ApprovalState";
import { useBench, useEditing, usePerform } from "./bench";
import { SaveMark } from "./saving/SaveMark";
import { TemplateMenu } from "./TemplateMenu";
import classes from "./TopBar.module.css";
import { TestMenu } from "./trying/TestMenu";

const Others = later(() => import("./presence/Others"), "Others");
const HistoryDialog = later(() => import("./history/HistoryDialog"), "HistoryDialog");

/** The way back, the name, how far it is saved, and what concerns the whole template. */
export function TopBar() {
  const { t } = useTranslation("composer");
  const name = useEditing(({ history }) => history.now.draft.name);
  const canUndo = useEditing(({ history }) => history.past.length > 0);
  const canRedo = useEditing(({ history }) => history.future.length > 0);
  const undo = useEditing((editing) => editing.undo);
  const redo = useEditing((editing) => editing.redo);
  const perform = usePerform();
  const version = useStore(useBench().saver.saving, (saving) => saving.version);
  const [looking, setLooking] = useState(false);
  return (
    <header className={classes.bar}>
      <Link to="/templates" search={{}} className={classes.back} data-testid="back">
        <Icon name="left" size={18} />
        <span>{t("library.title")}</span>
      </Link>
      <h1 className={classes.name}>
        <input
          value={name}
          aria-label={t("bar.name")}
          maxLength={100}
          aria-invalid={name.trim() === ""}
          onChange={(event) => perform({ do: "rename", name: event.currentTarget.value })}
          data-testid="template-name"
        />
      </h1>
      <SaveMark />
      <span className={classes.approval}>
        <ApprovalState />
      </span>
      <span className={classes.space} />
      <Others />
      <Tool
        icon="undo"
        label={t("bar.undo")}
        keys="Ctrl+Z"
        disabled={!canUndo}
        onClick={undo}
        testId="undo"
      />
      <Tool
        icon="redo"
        label={t("bar.redo")}
        keys="Ctrl+Shift+Z"
        disabled={!canRedo}
        onClick={redo}
        testId="redo"
      />
      <Tool
        icon="history"
        label={t("bar.history")}
        text={`v${version}`}
        onClick={() => setLooking(true)}
        testId="history"
      />
      <TestMenu />
      <SendLink />
      <TemplateMenu />
      {looking && <HistoryDialog onClose={() => setLooking(false)} />}
    </header>
  );
}

/** To a list of people, once the card is as it should be. */
function SendLink() {
  const { t } = useTranslation("composer");
  const { template } = useBench();
  const may = useMay("messages:send");
  return (
    may && (
      <Link
        to="/send/$template"
        params={{ template }}
        className={classes.test}
        aria-label={t("bar.sendTo")}
        data-testid="send-to"
      >
        <Icon name="person" size={16} /> <span>{t("bar.send")}</span>
      </Link>
    )
  );
}

type ToolProps = {
  icon: IconName;
  label: string;
  keys?: string;
  /** Beside the icon, where there is room. */
  text?: string;
  disabled?: boolean;
  onClick: () => void;
  testId: string;
};

function Tool({ icon, label, keys, text, disabled = false, onClick, testId }: ToolProps) {
  return (
    <Tooltip label={keys ? `${label} (${keys})` : label}>
      <button
        type="button"
        className={classes.tool}
        aria-label={text ? `${label} ${text}` : label}
        aria-disabled={disabled}
        onClick={() => !disabled && onClick()}
        data-testid={testId}
      >
        <Icon name={icon} size={18} />
        {text && <span>{text}</span>}
      </button>
    </Tooltip>
  );
}
