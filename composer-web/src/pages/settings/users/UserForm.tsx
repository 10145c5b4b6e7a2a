import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { changeUser, inviteUser } from "../../../api/house";
import { errorOf, ProblemError } from "../../../api/problem";
import { mayGrant, roles, useScopes } from "../../../api/roles";
import type { Role, User } from "../../../api/types";
import { currentLanguage, languages } from "../../../i18n";
import { Dialog } from "../../../shell/Dialog";
import classes from "../../../shell/Form.module.css";
import { ProblemNotice } from "../../../shell/ProblemNotice";

type Props = {
  /** The one who is changed; a new one when left out. */
  user?: User;
  /** Nobody changes their own role. */
  self?: boolean;
  onClose: () => void;
  onDone: (user: User, url?: string) => void;
};

/** A colleague's name, role and language; who is new gets a link by which they set their password. */
export function UserForm({ user, self = false, onClose, onDone }: Props) {
  const { t } = useTranslation("settings");
  const { t: shell } = useTranslation();
  const own = useScopes();
  const [name, setName] = useState(user?.name ?? "");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>(user?.role ?? "designer");
  const [locale, setLocale] = useState(user?.locale ?? currentLanguage());
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: async (): Promise<{ user: User; url?: string }> =>
      user
        ? { user: await changeUser(user.id, { name: name.trim(), locale, ...(self ? {} : { role }) }) }
        : inviteUser({ name: name.trim(), email: email.trim(), role, locale }),
    onSuccess: (saved) => onDone(saved.user, saved.url),
  });
  const problem = save.error instanceof ProblemError ? save.error.problem : undefined;
  const wrong = {
    name: name.trim() ? undefined : t("users.nameMissing"),
    email: user || /^[^@\s]+@[^@\s]+$/.test(email.trim()) ? undefined : t("users.emailWrong"),
  };
  const beside = (field: keyof typeof wrong) =>
    (tried ? wrong[field] : undefined) ?? errorOf(problem, `/${field}`);
  const elsewhere = save.error && !(["name", "email"] as const).some(beside);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!Object.values(wrong).some(Boolean)) save.mutate();
  };
  return (
    <Dialog
      title={user ? t("users.changeTitle", { name: user.name }) : t("users.addTitle")}
      onClose={onClose}
    >
      <form className={classes.form} onSubmit={submit} noValidate data-testid="user-form">
        <TextInput
          label={t("users.name")}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          error={beside("name")}
          data-autofocus
          data-testid="user-name"
        />
        {!user && (
          <TextInput
            type="email"
            label={t("users.email")}
            value={email}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={beside("email")}
            data-testid="user-email"
          />
        )}
        <div className={classes.pair}>
          <NativeSelect
            label={t("users.role")}
            description={self ? t("users.onlyOthers") : t(`roleText.${role}`)}
            inputWrapperOrder={["label", "input", "description"]}
            value={role}
            disabled={self}
            onChange={(event) => setRole(roles.find((one) => one === event.currentTarget.value) ?? role)}
            data={roles.map((one) => {
              const may = mayGrant(own, one);
              const label = shell(`role.${one}`);
              return {
                value: one,
                label: may ? label : t("users.roleTooMuch", { role: label }),
                disabled: !may,
              };
            })}
            data-testid="user-role"
          />
          <NativeSelect
            label={t("users.language")}
            value={locale}
            onChange={(event) => setLocale(event.currentTarget.value)}
            data={Object.entries({ ...(locale in languages ? {} : { [locale]: locale }), ...languages }).map(
              ([value, label]) => ({ value, label }),
            )}
          />
        </div>
        {elsewhere && <ProblemNotice error={save.error} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {shell("dialog.cancel")}
          </Button>
          <Button type="submit" loading={save.isPending} data-testid="save-user">
            {user ? t("save") : t("users.invite")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
