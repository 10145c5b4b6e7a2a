import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/media";
import { upload } from "../../api/templates";
import type { Asset, AssetReplaced, AssetUse } from "../../api/types";
import { Dialog } from "../../shell/Dialog";
import { tellDone } from "../../shell/done";
import form from "../../shell/Form.module.css";
import { ProblemNotice } from "../../shell/ProblemNotice";
import classes from "./Media.module.css";
import { Picture } from "./Picture";

type Props = { asset: Asset; uses: AssetUse[]; onClose: () => void };

/** Another file in the place of one, in the templates that are ticked; asked first, and taken back by one press. */
export function ReplaceDialog({ asset, uses, onClose }: Props) {
  const { t } = useTranslation("media");
  const { t: shell } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [off, setOff] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<Asset>();
  const cache = useQueryClient();
  const library = useQuery({ queryKey: ["assets", {}, "pick"], queryFn: () => calls.assets({}) });
  const templates = uses.map((use) => use.template).filter((id) => !off.includes(id));
  const send = useMutation({ mutationFn: (file: File) => upload(file), onSuccess: setChosen });
  const tell = useTellReplaced();
  const replace = useMutation({
    mutationFn: (by: string) => calls.replaceAsset(asset.id, by, templates),
    onSuccess: async (done) => {
      tell(done);
      onClose();
      await Promise.all(
        ["assets", "uses", "shelf"].map((key) => cache.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
  const others = (library.data?.items ?? []).filter(({ id }) => id !== asset.id);
  return (
    <Dialog title={t("replaceTitle", { name: asset.name })} size="44rem" firm onClose={onClose}>
      <div className={form.form}>
        <p>{t("replaceLead")}</p>
        <fieldset className={classes.ticks}>
          <legend>{t("replaceIn")}</legend>
          {uses.map(({ template, name }) => (
            <label key={template}>
              <input
                type="checkbox"
                checked={!off.includes(template)}
                onChange={(event) =>
                  setOff(
                    event.currentTarget.checked ? off.filter((one) => one !== template) : [...off, template],
                  )
                }
              />
              {name}
            </label>
          ))}
        </fieldset>
        <fieldset className={classes.picks}>
          <legend>{t("replaceBy")}</legend>
          <ul aria-label={t("pick")}>
            {others.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  aria-pressed={chosen?.id === one.id}
                  aria-label={one.name}
                  title={one.name}
                  onClick={() => setChosen(one)}
                  data-testid="pick-asset"
                >
                  <Picture asset={one} />
                </button>
              </li>
            ))}
          </ul>
          <Button
            variant="default"
            size="compact-md"
            loading={send.isPending}
            onClick={() => input.current?.click()}
          >
            {t("pickNew")}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            accept="image/*,video/*,audio/*"
            aria-label={t("pickNew")}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = "";
              if (file) send.mutate(file);
            }}
            data-testid="replace-file"
          />
          {chosen && <p role="status">{t("chosen", { name: chosen.name })}</p>}
        </fieldset>
        {send.isError && <ProblemNotice error={send.error} />}
        {replace.isError && <ProblemNotice error={replace.error} />}
        <div className={form.foot}>
          <Button variant="default" onClick={onClose}>
            {shell("dialog.cancel")}
          </Button>
          <Button
            disabled={!chosen || templates.length === 0}
            loading={replace.isPending}
            onClick={() => chosen && replace.mutate(chosen.id)}
            data-testid="replace-do"
          >
            {t("replaceDo", { count: templates.length })}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Says where it was replaced and where not, and takes all of it back by one press. */
function useTellReplaced() {
  const { t, i18n } = useTranslation("media");
  const cache = useQueryClient();
  const list = (names: string[]) => new Intl.ListFormat(i18n.language).format(names);
  return (done: AssetReplaced) => {
    const names = list(done.replaced.map(({ name }) => name));
    const left = list(done.left.map(({ name }) => name));
    if (done.replaced.length === 0) {
      tellDone(t("replacedNone", { left }));
      return;
    }
    tellDone(left ? t("replacedLeft", { names, left }) : t("replaced", { names }), async () => {
      const kept = await calls.takeBack(done);
      await Promise.all(
        ["assets", "uses", "shelf"].map((key) => cache.invalidateQueries({ queryKey: [key] })),
      );
      // The bar of this deed goes away first.
      setTimeout(() => tellDone(kept.length > 0 ? t("backLeft", { names: list(kept) }) : t("back")));
    });
  };
}
