import { type ReactNode, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { signedIn } from "../../api/signedIn";
import type { Stored } from "../../api/templates";
import * as calls from "../../api/templates";
import { same } from "../../document/json";
import type { Problem } from "../../document/problem";
import { problemsOf } from "../../document/validate";
import { DoneBar } from "../../shell/DoneBar";
import { Icon } from "../../shell/Icon";
import { later } from "../../shell/later";
import { useTitle } from "../../shell/useTitle";
import { makeAim } from "./aim";
import { ApprovalBar } from "./approval/ApprovalBar";
import {
  type Bench,
  BenchContext,
  makeEditing,
  ProblemsContext,
  useBench,
  useCard,
  useEditing,
  useMay,
  useSteady,
} from "./bench";
import classes from "./Composer.module.css";
import { CardList } from "./cards/CardList";
import { Editor } from "./editor/Editor";
import { LINT } from "./lint/LintPanel";
import { LintContext, useLinting } from "./lint/useLinting";
import { Notices } from "./Notices";
import { tell } from "./notice";
import { Previews } from "./preview/Previews";
import { Previewer } from "./preview/previewer";
import { useAsking } from "./preview/usePreview";
import { makeViewing } from "./preview/viewing";
import { Shelf } from "./saving/kept";
import { Saver } from "./saving/saver";
import { TopBar } from "./TopBar";
import { makeUploads, whenDone } from "./uploads";
import { useDropAndPaste } from "./useDropAndPaste";
import { useShortcuts } from "./useShortcuts";

const ConflictDialog = later(() => import("./saving/ConflictDialog"), "ConflictDialog");

const views = ["cards", "edit", "preview"] as const;
type View = (typeof views)[number];
const icons = { cards: "templates", edit: "text", preview: "phone" } as const;

function makeBench(template: string, stored: Stored, may: boolean): Bench {
  const editing = makeEditing(stored.draft, may);
  const shelf = new Shelf(signedIn.getState().session?.user.id ?? "", template);
  const saver = new Saver(
    shelf,
    stored,
    {
      save: (draft, etag) => calls.saveTemplate(template, draft, etag),
      load: () => calls.template(template),
    },
    (draft) => {
      if (same(draft, editing.getState().history.now.draft)) return;
      editing.getState().perform({ do: "everything", draft });
      tell("merged");
    },
  );
  return {
    template,
    editing,
    saver,
    shelf,
    previewer: new Previewer(calls.preview),
    viewing: makeViewing(),
    aim: makeAim(),
    uploads: makeUploads(),
  };
}

/** The whole composer of one template: cards, editor, and what every phone would get. */
export function Composer({ template, stored }: { template: string; stored: Stored }) {
  const may = useMay();
  const [bench] = useState(() => makeBench(template, stored, may));
  useSaving(bench);
  return (
    <BenchContext value={bench}>
      <Judging>
        <Whole />
      </Judging>
    </BenchContext>
  );
}

/** From the first moment on every change goes to the saver; what this browser kept from before is taken up again. */
function useSaving({ editing, saver, shelf, uploads }: Bench) {
  useEffect(() => {
    const before = shelf.newest();
    if (before) {
      editing.getState().perform({ do: "everything", draft: before.draft });
      // Who may only look by now changes nothing, and it stays kept.
      if (same(editing.getState().history.now.draft, before.draft)) saver.resume(before);
    }
    const stop = editing.subscribe(({ history }) => saver.changed(history.now.draft));
    const online = () => saver.flush();
    window.addEventListener("online", online);
    return () => {
      window.removeEventListener("online", online);
      saver.close();
      // A file that is still on its way finds its card, and the card its way to the server.
      whenDone(uploads, stop);
    };
  }, [editing, saver, shelf, uploads]);
}

/** Judges the card with every key, here and at the server; what it is judged by is drawn only where the judgement changes. */
function Judging({ children }: { children: ReactNode }) {
  const card = useCard();
  const problems = useSteady<Problem[]>()(problemsOf(card));
  const linting = useLinting(card, problems);
  useAsking(card, problems);
  return (
    <ProblemsContext value={problems}>
      <LintContext value={linting}>{children}</LintContext>
    </ProblemsContext>
  );
}

function Whole() {
  const { t } = useTranslation("composer");
  const { aim, saver } = useBench();
  const conflict = useStore(saver.saving, (saving) => saving.conflict);
  const [view, setView] = useState<View>("edit");
  const dropping = useDropAndPaste();
  useEffect(() => aim.subscribe(({ pointer }) => pointer !== undefined && setView("edit")), [aim]);
  const edit = useCallback(() => setView("edit"), []);
  const showAdvice = () => {
    setView("preview");
    requestAnimationFrame(() => document.getElementById(LINT)?.focus());
  };
  useShortcuts();
  useTitle(useEditing(({ history }) => history.now.draft.name));
  return (
    <div className={classes.composer} data-view={view} data-testid="composer">
      <div>
        <TopBar />
        <ApprovalBar />
      </div>
      <main className={classes.columns} id="main">
        <section className={classes.cards} aria-label={t("view.cards")}>
          <CardList onChosen={edit} onAdvice={showAdvice} />
        </section>
        <section className={classes.editor} aria-label={t("view.edit")}>
          <Editor />
        </section>
        <section className={classes.previews} aria-label={t("view.preview")}>
          <Previews />
        </section>
      </main>
      <nav className={classes.views} aria-label={t("view.label")}>
        {views.map((one) => (
          <button
            key={one}
            type="button"
            aria-current={view === one ? "page" : undefined}
            onClick={() => setView(one)}
            data-testid={`view-${one}`}
          >
            <Icon name={icons[one]} />
            {t(`view.${one}`)}
          </button>
        ))}
      </nav>
      {dropping && <div className={classes.drop}>{t("picture.dropHere")}</div>}
      {conflict && <ConflictDialog key={conflict.theirs.etag} conflict={conflict} />}
      <Notices />
      <DoneBar />
    </div>
  );
}
