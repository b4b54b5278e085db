import "./states.css";

/** Grey bars where lines will stand; the word “正在加载” for those who hear the page. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">正在加载</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity
        <span key={line} className="skeleton-line" aria-hidden="true" />
      ))}
    </div>
  );
}
