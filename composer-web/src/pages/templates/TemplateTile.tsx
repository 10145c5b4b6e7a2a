import { Button, Menu, Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/templates";
import type { TemplateSummary } from "../../api/types";
import { At } from "../../shell/At";
import { Icon } from "../../shell/Icon";
import { ProblemNotice } from "../../shell/ProblemNotice";
import "../composer/mantine.css";
import classes from "./Templates.module.css";

export function TemplateTile({ template, may }: { template: TemplateSummary; may: boolean }) {
  const { t } = useTranslation("composer");
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const again = () => cache.invalidateQueries({ queryKey: ["templates"] });
  const duplicate = useMutation({
    mutationFn: async () => {
      const { draft } = await calls.template(template.id);
      return calls.createTemplate({ ...draft, name: t("library.copyOf", { name: draft.name }) });
    },
    onSuccess: again,
  });
  const archive = useMutation({
    mutationFn: () => calls.putTemplateAway(template.id),
    onSuccess: () => {
      setAsking(false);
      return again();
    },
  });
  return (
    <li className={classes.tile} data-testid="template" data-id={template.id}>
      <div className={classes.look}>
        {template.firstAsset ? (
          <img src={calls.thumbnailOf(template.firstAsset)} alt="" loading="lazy" decoding="async" />
        ) : (
          <Icon name="text" size={28} />
        )}
      </div>
      <div className={classes.about}>
        <h2>
          <Link to="/templates/$id" params={{ id: template.id }} data-testid="open-template">
            {template.name}
          </Link>
        </h2>
        <p>
          {t(`kind.${template.kind}`)} · {template.locales.join(" / ")} · <At time={template.updatedAt} />
        </p>
      </div>
      {may && (
        <Menu position="bottom-end" shadow="md" width={200}>
          <Menu.Target>
            <button
              type="button"
              className={classes.dots}
              aria-label={t("library.menu", { name: template.name })}
              data-testid="tile-menu"
            >
              <Icon name="more" size={18} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<Icon name="copy" size={16} />}
              onClick={() => duplicate.mutate()}
              data-testid="duplicate-template"
            >
              {t("bar.duplicate")}
            </Menu.Item>
            <Menu.Item
              leftSection={<Icon name="trash" size={16} />}
              onClick={() => setAsking(true)}
              data-testid="archive-template"
            >
              {t("library.archive")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {duplicate.isError && <ProblemNotice error={duplicate.error} />}
      <Modal
        opened={asking}
        centered
        title={t("library.archiveAsk", { name: template.name })}
        closeButtonProps={{ "aria-label": t("close") }}
        onClose={() => setAsking(false)}
      >
        <p>{t("library.archiveText")}</p>
        {archive.isError && <ProblemNotice error={archive.error} />}
        <div className={classes.answers}>
          <Button variant="default" onClick={() => setAsking(false)}>
            {t("library.keep")}
          </Button>
          <Button
            color="red"
            loading={archive.isPending}
            onClick={() => archive.mutate()}
            data-testid="archive-yes"
          >
            {t("library.archive")}
          </Button>
        </div>
      </Modal>
    </li>
  );
}
