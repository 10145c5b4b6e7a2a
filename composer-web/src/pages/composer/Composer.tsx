import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Stored } from "../../api/templates";
import * as calls from "../../api/templates";
import { same } from "../../document/json";
import { validate } from "../../document/validate";
import { Icon } from "../../shell/Icon";
import { useTitle } from "../../shell/useTitle";
import { type Bench, BenchContext, makeEditing, ProblemsContext, useBench, useMay } from "./bench";
import classes from "./Composer.module.css";
import { CardList } from "./cards/CardList";
import { Editor } from "./editor/Editor";
import { Notices } from "./Notices";
import { tell } from "./notice";
import { Previews } from "./preview/Previews";
import { Previewer } from "./preview/previewer";
import { ConflictDialog } from "./saving/ConflictDialog";
import { kept } from "./saving/kept";
import { Saver } from "./saving/saver";
import { TopBar } from "./TopBar";
import { makeUploads } from "./uploads";
import { useDropAndPaste } from "./useDropAndPaste";
import { useShortcuts } from "./useShortcuts";

const views = ["cards", "edit", "preview"] as const;
type View = (typeof views)[number];
const icons = { cards: "templates", edit: "text", preview: "phone" } as const;

function makeBench(template: string, stored: Stored, may: boolean): Bench {
  const editing = makeEditing(stored.draft, may);
  const saver = new Saver(
    template,
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
  return { template, editing, saver, previewer: new Previewer(calls.preview), uploads: makeUploads() };
}

/** The whole composer of one template: cards, editor, and what every phone would get. */
export function Composer({ template, stored }: { template: string; stored: Stored }) {
  const may = useMay();
  const [bench] = useState(() => makeBench(template, stored, may));
  useSaving(bench, stored);
  return (
    <BenchContext value={bench}>
      <Whole />
    </BenchContext>
  );
}

/** From the first moment on every change goes to the saver; what this browser kept from before is taken up again. */
function useSaving({ editing, saver, template }: Bench, stored: Stored) {
  useEffect(() => {
    const before = kept(template);
    if (before?.etag === stored.etag) {
      editing.getState().perform({ do: "everything", draft: before.draft });
      saver.changed(editing.getState().history.now.draft);
    } else if (before) saver.resume(before.base, before.draft);
    const stop = editing.subscribe(({ history }) => saver.changed(history.now.draft));
    const online = () => saver.flush();
    window.addEventListener("online", online);
    return () => {
      window.removeEventListener("online", online);
      stop();
      saver.close();
    };
  }, [editing, saver, template, stored]);
}

function Whole() {
  const { t } = useTranslation("composer");
  const { editing } = useBench();
  const [view, setView] = useState<View>("edit");
  const draft = useStore(editing, ({ history }) => history.now.draft);
  const problems = useMemo(() => validate(draft.card), [draft.card]);
  const dropping = useDropAndPaste();
  useShortcuts();
  useTitle(draft.name);
  return (
    <ProblemsContext value={problems}>
      <div className={classes.composer} data-view={view} data-testid="composer">
        <TopBar />
        <main className={classes.columns} id="main">
          <section className={classes.cards} aria-label={t("view.cards")}>
            <CardList onChosen={() => setView("edit")} />
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
        <ConflictDialog />
        <Notices />
      </div>
    </ProblemsContext>
  );
}
