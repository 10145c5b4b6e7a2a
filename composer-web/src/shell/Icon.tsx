const paths = {
  messages: "M4 5h16v11H9l-5 4z",
  wall: "M4 3h6v18H4zM14 3h6v18h-6zM6.5 18h1M16.5 18h1",
  language:
    "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3.5 12h17M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9S9 6 12 3z",
  light:
    "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.8 1.8M17.2 17.2 19 19M5 19l1.8-1.8M17.2 6.8 19 5",
  dark: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
  auto: "M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5",
  signOut: "M14 4H5v16h9M10 12h11M17.5 8.5 21 12l-3.500 3.5",
  check: "M5 12.5 10 17.5 19.5 7",
  verified:
    "M12 2.500 14.600 4.500 17.900 4.500 18.900 7.600 21.500 9.600 20.500 12.700 21.300 15.900 18.600 17.700 17.400 20.800 14.100 20.600 11.500 22.500 8.900 20.500 5.600 20.400 4.600 17.300 2.500 14.800 3.500 11.700 3 8.400 5.800 6.700 7.100 3.700 10.400 4zM8 12.500l2.800 2.800L16 9.800",
  read: "M2.5 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12zM12 9.200a2.800 2.800 0 1 0 0 5.600 2.800 2.800 0 0 0 0-5.600z",
  reply: "M10 6 4 12l6 6M4.500 12H14c4 0 6 2 6 6",
  open: "M10 5H5v14h14v-5M14 4h6v6M20 4l-9.500 9.500",
  dial: "M6 3.500h3.500l1.500 5-2.500 1.500c1 2.500 3 4.500 5.500 5.500l1.500-2.500 5 1.500V18c0 1.500-1 2.500-2.500 2.500C10 20 4 14 3.500 6 3.500 4.500 4.500 3.500 6 3.500z",
  place:
    "M12 21.500S5 15 5 9.800a7 7 0 0 1 14 0C19 15 12 21.500 12 21.500zM12 7.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z",
  calendar: "M4 5.500h16v15H4zM4 10h16M8 3v4M16 3v4",
  left: "M15 5l-7 7 7 7",
  right: "M9 5l7 7-7 7",
  down: "M5 9l7 7 7-7",
  send: "M12 20V5M5.500 11.500 12 5l6.500 6.500",
  wait: "M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM12 7.500V12l3 2",
  cross: "M6 6l12 12M18 6 6 18",
  stop: "M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM6 6l12 12",
  question: "M9 9.200a3 3 0 1 1 4.300 2.700c-.9.500-1.300 1-1.300 2.100M12 17.200v.1",
  warning: "M12 4 2.800 20h18.400zM12 10v5M12 17.500v.1",
  search: "M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.500 15.500 20.500 20.500",
  copy: "M8.500 8.500h11v11h-11zM15.500 8.500v-4h-11v11h4",
  tap: "M9 12V5.500a1.600 1.600 0 0 1 3.200 0V11l5 1.200c1.200.3 1.800 1.300 1.600 2.500l-.8 5.800H10.500L6 15.500c-.8-1 .500-2.500 1.800-1.700z",
  dot: "M12 9.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z",
  offline:
    "M3 3l18 18M8 15.500a5.500 5.500 0 0 1 8 0M4.500 11.500a11 11 0 0 1 5-2.800M14.500 8.700a11 11 0 0 1 5 2.800M12 19v.1",
} as const;

export type IconName = keyof typeof paths;

/** A line drawing beside a word; with `label` it stands for the word itself. */
export function Icon({ name, size = 20, label }: { name: IconName; size?: number; label?: string }) {
  const box = `${size / 16}rem`;
  const drawing = (
    <path
      d={paths[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
  const style = { width: box, height: box, flex: "none", verticalAlign: "-0.18em" };
  return label ? (
    <svg viewBox="0 0 24 24" role="img" aria-label={label} style={style}>
      {drawing}
    </svg>
  ) : (
    <svg viewBox="0 0 24 24" aria-hidden="true" style={style}>
      {drawing}
    </svg>
  );
}
