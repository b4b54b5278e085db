import "./shape.css";

/** The shape that goes with a meaning, so that colour never speaks alone. */
const shapes = {
  info: ["M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Z", "M12 11v6M12 7v.1"],
  success: ["M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Z", "m7.5 12.5 3 3 6-6.5"],
  warning: ["M12 2.5 23 21.500H1Z", "M12 9.500v5M12 18v.1"],
  error: ["M7.5 2h9L22 7.500v9L16.5 22h-9L2 16.500v-9Z", "m8.5 8.5 7 7M15.5 8.500l-7 7"],
} as const;

export function Shape({ kind }: { kind: keyof typeof shapes }) {
  return (
    <svg className={`shape ${kind}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[kind][0]} />
      <path d={shapes[kind][1]} />
    </svg>
  );
}
