/** How complete an item is (R1.12), as a bar and in words. */
export function Complete({ percent, faults }: { percent: number; faults: number }) {
  return (
    <span className="complete">
      <meter min={0} max={100} low={60} high={99} optimum={100} value={percent} aria-label="完整度" />
      <span>{`${percent}%`}</span>
      {faults > 0 && <span className="soft">{`差 ${faults} 处`}</span>}
    </span>
  );
}
