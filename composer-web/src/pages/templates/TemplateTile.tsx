import { Menu } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/roles";
import * as calls from "../../api/templates";
import type { TemplateSummary } from "../../api/types";
import { Glance } from "../../phones/Glance";
import { At } from "../../shell/At";
import { tellDone } from "../../shell/done";
import { Icon } from "../../shell/Icon";
import { ProblemNotice } from "../../shell/ProblemNotice";
import tile from "../../shell/Tile.module.css";
import { ApprovalMark } from "../approvals/ApprovalMark";
import { standingOf } from "../approvals/standing";
import { useExport } from "./exchange";
import type { Filed } from "./FileDialogs";
import classes from "./Templates.module.css";
import { useFiling } from "./useFiling";

type Props = {
  template: TemplateSummary;
  archived: boolean;
  may: boolean;
  /** Real phones get approved versions only. */
  approvedOnly: boolean;
  chosen: boolean;
  onChoose: (template: TemplateSummary) => void;
  onFile: (filed: Filed) => void;
};

/** A template as its RCS form looks. One that was put away opens nowhere until it is brought back. */
export const TemplateTile = memo(function TemplateTile(props: Props) {
  const { template, archived, may, approvedOnly, chosen, onChoose } = props;
  const maySend = useMay("messages:send");
  const standing = standingOf(template.version, template);
  const marked = standing.state !== "none" || approvedOnly;
  const { t } = useTranslation("composer");
  const { t: say } = useTranslation("library");
  return (
    <li className={tile.tile} data-chosen={chosen} data-testid="template" data-id={template.id}>
      <div className={classes.look}>
        {template.look ? (
          <Glance look={template.look} />
        ) : (
          <p>
            <Icon name="text" size={28} />
            {say("noLook")}
          </p>
        )}
      </div>
      <div className={classes.about}>
        <h2>
          {archived ? (
            template.name
          ) : (
            <Link
              className={tile.door}
              to="/templates/$id"
              params={{ id: template.id }}
              data-testid="open-template"
            >
              {template.name}
            </Link>
          )}
        </h2>
        <p>
          {t(`kind.${template.kind}`)} · {template.locales.join(" / ")} · <At time={template.updatedAt} />
        </p>
        {(marked || template.folder || template.tags.length > 0) && (
          <p className={classes.filed}>
            {marked && <ApprovalMark standing={standing} />}
            {template.folder && (
              <span>
                <Icon name="folder" size={14} /> {template.folder}
              </span>
            )}
            {template.tags.map((tag) => (
              <span key={tag} className={classes.tag}>
                {tag}
              </span>
            ))}
          </p>
        )}
      </div>
      {may && (
        <label className={classes.choose}>
          <input
            type="checkbox"
            checked={chosen}
            onChange={() => onChoose(template)}
            aria-label={say("select", { name: template.name })}
            data-testid="choose-template"
          />
        </label>
      )}
      {(may || (maySend && !archived)) && <Deeds {...props} maySend={maySend} />}
    </li>
  );
});

function Deeds({ template, archived, may, maySend, onFile }: Props & { maySend: boolean }) {
  const { t } = useTranslation("library");
  const cache = useQueryClient();
  const filing = useFiling();
  const save = useExport();
  const duplicate = useMutation({
    mutationFn: async () => {
      const { draft } = await calls.template(template.id);
      const name = t("copyOf", { name: draft.name }).slice(0, 100);
      await calls.createTemplate({ ...draft, name }, { folder: template.folder, tags: template.tags });
      return name;
    },
    onSuccess: (name) => {
      tellDone(t("duplicatedDone", { name }));
      return Promise.all(["shelf", "outline"].map((key) => cache.invalidateQueries({ queryKey: [key] })));
    },
  });
  const put = () => filing.mutate({ templates: [template], change: { archived: !archived } });
  const failed = duplicate.error ?? filing.error ?? save.error;
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={220}>
        <Menu.Target>
          <button
            type="button"
            className={classes.dots}
            aria-label={t("menu", { name: template.name })}
            data-testid="tile-menu"
          >
            <Icon name="more" size={18} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {!archived && maySend && (
            <Menu.Item
              component={Link}
              to={`/send/${template.id}`}
              leftSection={<Icon name="send" size={16} />}
              data-testid="send-template"
            >
              {t("send")}
            </Menu.Item>
          )}
          {!archived && may && (
            <>
              <Menu.Item
                leftSection={<Icon name="copy" size={16} />}
                onClick={() => duplicate.mutate()}
                data-testid="duplicate-template"
              >
                {t("duplicate")}
              </Menu.Item>
              <Menu.Item
                leftSection={<Icon name="folder" size={16} />}
                onClick={() => onFile({ do: "move", templates: [template] })}
                data-testid="move-template"
              >
                {t("move")}
              </Menu.Item>
              <Menu.Item
                leftSection={<Icon name="tag" size={16} />}
                onClick={() => onFile({ do: "tag", templates: [template] })}
                data-testid="tag-template"
              >
                {t("tags")}
              </Menu.Item>
              <Menu.Item
                leftSection={<Icon name="download" size={16} />}
                onClick={() => save.mutate(template)}
              >
                {t("export")}
              </Menu.Item>
            </>
          )}
          {may && (
            <Menu.Item
              leftSection={<Icon name={archived ? "undo" : "archive"} size={16} />}
              onClick={put}
              data-testid="archive-template"
            >
              {t(archived ? "restore" : "archive")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {failed != null && <ProblemNotice error={failed} />}
    </>
  );
}
