const forms = ["carousel", "card", "text", "slides", "segments"] as const;

/** Whether we have a word for the form that an attempt names. */
export const isForm = (form: string | undefined): form is (typeof forms)[number] =>
  forms.some((known) => known === form);
