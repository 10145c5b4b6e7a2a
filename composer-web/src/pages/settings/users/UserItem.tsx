import { Menu } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeUser, linkUser } from "../../../api/house";
import { mayGrant, useScopes } from "../../../api/roles";
import { signedIn } from "../../../api/signedIn";
import type { User } from "../../../api/types";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Confirm } from "../Confirm";
import { Day } from "../Day";
import { MoreMenu } from "../MoreMenu";
import classes from "../Settings.module.css";
import { UserForm } from "./UserForm";

type Props = { user: User; onChanged: () => Promise<void>; onLink: (url: string) => void };

/** One colleague, and what may be done about them by someone who may as much. */
export function UserItem({ user, onChanged, onLink }: Props) {
  const { t } = useTranslation("settings");
  const { t: shell } = useTranslation();
  const own = useScopes();
  const self = signedIn((state) => state.session?.user.id) === user.id;
  const [open, setOpen] = useState<"change" | "link" | "disable">();
  const enable = useMutation({
    mutationFn: () => changeUser(user.id, { disabled: false }),
    onSuccess: onChanged,
  });
  const close = () => setOpen(undefined);
  return (
    <li className={classes.item} data-testid="user" data-quiet={user.disabled}>
      <div className={classes.title}>
        <h2>{user.name}</h2>
        <span className={classes.badge}>{shell(`role.${user.role}`)}</span>
        {self && <span className={classes.badge}>{t("users.you")}</span>}
        {user.disabled && <span className={classes.badge}>{t("users.disabled")}</span>}
        {user.invited && <span className={classes.badge}>{t("users.invited")}</span>}
      </div>
      <p className={classes.about}>
        {user.email} · {t("users.since")} <Day time={user.createdAt} />
        {user.signedInAt && (
          <>
            {" · "}
            {t("users.signedInAt")} <Day time={user.signedInAt} />
          </>
        )}
      </p>
      {own.includes("settings:write") && mayGrant(own, user.role) && (
        <div className={classes.deeds}>
          <MoreMenu name={user.name}>
            <Menu.Item onClick={() => setOpen("change")} data-testid="change-user">
              {t("change")}
            </Menu.Item>
            {!user.disabled && (
              <Menu.Item onClick={() => setOpen("link")} data-testid="link-user">
                {t("users.link")}
              </Menu.Item>
            )}
            {user.disabled && (
              <Menu.Item onClick={() => enable.mutate()} data-testid="enable-user">
                {t("users.enable")}
              </Menu.Item>
            )}
            {!user.disabled && !self && (
              <Menu.Item
                leftSection={<Icon name="stop" size={16} />}
                onClick={() => setOpen("disable")}
                data-testid="disable-user"
              >
                {t("users.disable")}
              </Menu.Item>
            )}
          </MoreMenu>
        </div>
      )}
      {enable.error && (
        <div className={classes.answer}>
          <ProblemNotice error={enable.error} />
        </div>
      )}
      {open === "change" && (
        <UserForm
          user={user}
          self={self}
          onClose={close}
          onDone={() => {
            close();
            void onChanged();
          }}
        />
      )}
      {open === "link" && (
        <Confirm
          calm
          title={t("users.linkTitle", user)}
          text={t(user.invited ? "users.linkInvitedText" : "users.linkText", user)}
          deed={t("users.linkDo")}
          onDo={async () => onLink((await linkUser(user.id)).url)}
          onClose={close}
        />
      )}
      {open === "disable" && (
        <Confirm
          title={t("users.disableTitle", user)}
          text={t("users.disableText", user)}
          deed={t("users.disableDo")}
          onDo={async () => {
            await changeUser(user.id, { disabled: true });
            await onChanged();
          }}
          onClose={close}
        />
      )}
    </li>
  );
}
