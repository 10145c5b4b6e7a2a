import { useTranslation } from "react-i18next";
import "./words";
import { Dialog } from "../Dialog";
import { commands, control } from "./commands";
import classes from "./Palette.module.css";

/** What the keyboard can do, page by page. */
export function Shortcuts() {
  const { t } = useTranslation("commands");
  const show = commands((now) => now.show);
  const space = t("keys.space");
  const parts = [
    {
      name: "everywhere",
      keys: [
        ["goTo", control, "K"],
        ["shortcuts", "?"],
        ["close", t("keys.esc")],
      ],
    },
    {
      name: "lists",
      keys: [
        ["rows", "↑", "↓"],
        ["open", t("keys.enter")],
      ],
    },
    {
      name: "composer",
      keys: [
        ["undo", control, "Z"],
        ["redo", control, "Y"],
        ["save", control, "S"],
        ["duplicate", control, "D"],
        ["copy", control, "C", "V"],
        ["move", space, "↑", "↓", space],
      ],
    },
  ] as const;
  return (
    <Dialog title={t("keys.title")} onClose={() => show(undefined)}>
      <div className={classes.keys} data-testid="keys">
        {parts.map((part) => (
          <section key={part.name} aria-label={t(`keys.${part.name}`)}>
            <h3>{t(`keys.${part.name}`)}</h3>
            <dl>
              {part.keys.map(([what, ...keys]) => (
                <div key={what}>
                  <dt>{t(`keys.${what}`)}</dt>
                  <dd>
                    {keys.map((key, index) => (
                      <kbd key={index}>{key}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
