import { Button, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { bannerTemplates, makeBanner } from "../../../api/banners";
import { errorOf, ProblemError } from "../../../api/problem";
import type { BannerOrder, BannerTemplate } from "../../../api/types";
import type { CardContent, Media } from "../../../document/card";
import { Dialog } from "../../../shell/Dialog";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Choice } from "../editor/Choice";
import classes from "./Banner.module.css";
import { altOf, asked, begin, keepColours, remember, valuesFor } from "./order";
import { PhotoField } from "./PhotoField";
import { SlotField } from "./SlotField";
import { useLook } from "./useLook";

type Props = {
  content: CardContent;
  media: Media | undefined;
  locale: string;
  onMade: (asset: string, alt: string) => void;
  onClose: () => void;
};

/** Words set over a picture or a colour, seen while they are typed. */
export function BannerDialog(props: Props) {
  const { t, i18n } = useTranslation("composer");
  const templates = useQuery({ queryKey: ["banner-templates", i18n.language], queryFn: bannerTemplates });
  return (
    <Dialog title={t("banner.title")} size="64rem" firm onClose={props.onClose}>
      {templates.data ? (
        <Form {...props} templates={templates.data.items} />
      ) : templates.error ? (
        <ProblemNotice error={templates.error} onRetry={() => void templates.refetch()} />
      ) : (
        <Loader size="sm" />
      )}
    </Dialog>
  );
}

function Form({
  content,
  media,
  locale,
  templates,
  onMade,
  onClose,
}: Props & { templates: BannerTemplate[] }) {
  const { t } = useTranslation("composer");
  const first = templates.find(({ photo }) => (media ? photo !== "none" : photo === "none")) ?? templates[0];
  const [order, setOrder] = useState<BannerOrder | undefined>(
    () => first && begin(content, media, first, locale),
  );
  const template = templates.find(({ id }) => id === order?.template);
  const wanted = order && template && asked(order, template);
  const { look, error, waiting } = useLook(wanted);
  const [making, setMaking] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  if (!order || !template || !wanted) return null;
  const change = (more: Partial<BannerOrder>) => setOrder({ ...order, ...more });
  const problem = error instanceof ProblemError ? error.problem : undefined;
  const at = (pointer: string) => errorOf(problem, pointer);
  const photoProblem = at("/photo") ?? at("/photo/asset");
  const placed = photoProblem ?? template.slots.map(({ id }) => at(`/values/${id}`)).find(Boolean);
  const use = async () => {
    setMaking(true);
    setFailed(undefined);
    try {
      const { asset } = await makeBanner({ ...wanted, name: `${template.name}.png` });
      remember(asset.id, order);
      keepColours(order.colours);
      onMade(asset.id, altOf(wanted, template));
      onClose();
    } catch (refused) {
      setFailed(refused);
      setMaking(false);
    }
  };
  return (
    <div className={classes.dialog} data-testid="banner">
      <div className={classes.form}>
        <Choice
          label={t("banner.template")}
          value={order.template}
          options={templates.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => {
            const other = templates.find((one) => one.id === id);
            // Words that the other template has no place for wait for the way back.
            if (other)
              change({ template: id, values: { ...order.values, ...valuesFor(other, order.values) } });
          }}
        />
        {template.slots.map((slot) => (
          <SlotField
            key={slot.id}
            slot={slot}
            value={order.values[slot.id] ?? ""}
            problem={at(`/values/${slot.id}`)}
            onChange={(words) => change({ values: { ...order.values, [slot.id]: words } })}
          />
        ))}
        {template.photo !== "none" && (
          <PhotoField
            photo={order.photo}
            needed={template.photo === "needed"}
            problem={photoProblem}
            onChange={(photo) => {
              const { photo: _, ...rest } = order;
              setOrder(photo ? { ...rest, photo } : rest);
            }}
          />
        )}
        <div className={classes.colours}>
          {(["brand", "accent"] as const).map((name) => (
            <label key={name}>
              <input
                type="color"
                value={order.colours?.[name] ?? "#000000"}
                onChange={(event) =>
                  change({ colours: { ...order.colours, [name]: event.currentTarget.value } })
                }
                data-testid={`banner-${name}`}
              />
              {t(`banner.${name}`)}
            </label>
          ))}
        </div>
      </div>
      <div className={classes.look}>
        <div className={classes.frame} data-old={waiting || error !== undefined}>
          {look && <img src={look.image} alt={altOf(wanted, template)} data-testid="banner-look" />}
          {waiting && <Loader size="sm" aria-label={t("banner.drawing")} />}
        </div>
        {error !== undefined && !placed && <ProblemNotice error={error} />}
        {error === undefined && look && look.notes.length > 0 && (
          <ul className={classes.notes}>
            {look.notes.map(({ code, sentence }) => (
              <li key={code}>{sentence}</li>
            ))}
          </ul>
        )}
        {failed !== undefined && <ProblemNotice error={failed} />}
        <p className={classes.how}>{t("banner.how")}</p>
        <Button
          className={classes.use}
          loading={making}
          disabled={waiting || error !== undefined}
          onClick={() => void use()}
          data-testid="banner-use"
        >
          {t("banner.use")}
        </Button>
      </div>
    </div>
  );
}
