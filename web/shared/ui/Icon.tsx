/** Our own line drawings, 24 by 24; decoration only: the word beside one says the same. */
const paths = {
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20",
  check: "m5 12.5 4.5 4.5L19 7.5",
  cross: "M6 6l12 12M18 6 6 18",
  right: "m9 5 7 7-7 7",
  left: "m15 5-7 7 7 7",
  down: "m5 9 7 7 7-7",
  up: "m5 15 7-7 7 7",
  phone:
    "M6 3.5h3l1.6 4.4-2 1.6a12 12 0 0 0 5.9 5.9l1.6-2 4.4 1.6v3a2 2 0 0 1-2.2 2A17 17 0 0 1 4 5.700A2 2 0 0 1 6 3.500Z",
  person: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4.5 20c.8-3.7 3.8-5.5 7.5-5.500s6.7 1.8 7.5 5.5",
  file: "M6.5 3h7l4.5 4.500V21h-11.500ZM13.5 3v4.500H18M9 12.500h6M9 16.500h6",
  upload: "M12 16V4.500M7 9l5-5 5 5M4 16v4.500h16V16",
  print: "M7 8V3.500h10V8M7 16.500H4V8h16v8.500h-3M7 13.500h10v7H7Z",
  clock: "M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.500V12l3 2.5",
  place:
    "M12 3.500a6.5 6.5 0 0 1 6.5 6.500c0 4.5-6.5 10.5-6.5 10.500S5.5 14.5 5.5 10A6.5 6.5 0 0 1 12 3.500ZM12 7.800a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.400Z",
  message: "M4 5h16v11.500H10L5.5 20v-3.500H4Z",
  menu: "M4 7h16M4 12h16M4 17h16",
  shield: "M12 3.5 19 6v5.500c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6ZM8.8 12l2.2 2.2 4.2-4.2",
  home: "m4 11 8-7 8 7M6 9.500V20h12V9.500M10 20v-6h4v6",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
